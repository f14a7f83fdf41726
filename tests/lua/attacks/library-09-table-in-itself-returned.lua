local t = {}
for i = 1, 20 do t[i] = t end
return { run = function () return t end }
