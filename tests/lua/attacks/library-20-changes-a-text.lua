return { run = function () ("x").rep = 1 end }
