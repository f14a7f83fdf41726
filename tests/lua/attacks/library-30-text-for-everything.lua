return { run = function () return number.number.number (1) (2) { 3 } end }
