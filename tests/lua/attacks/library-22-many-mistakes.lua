return { run = function (x) while true do al (x) end end }
