return { run = function (_ENV) return months.x.y () end }
