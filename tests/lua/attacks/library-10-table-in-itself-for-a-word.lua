return { run = function (x)
  local t = {}
  for i = 1, 20 do t[i] = t end
  return all (t)
end }
