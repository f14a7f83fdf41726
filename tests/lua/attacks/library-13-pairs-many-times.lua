return { run = function ()
  local t = {}
  for i = 1, 100000 do t["k" .. i] = 1 end
  while true do pairs (t) end
end }
