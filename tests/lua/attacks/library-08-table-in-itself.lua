return { run = function ()
  local t = {}
  for i = 1, 20 do t[i] = t end
  return al (t)
end }
