return { run = function (x) return all (table.unpack ({}, 1, 900000)) end }
