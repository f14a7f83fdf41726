return { run = function (x) x.months = 1 return x end }
