return { run = function (x)
  local s = x + 1
  for i = 1, 60 do local t = s + s s = t :at_least (s) and t end
  return s
end }
