return { run = function (x)
  local s = x + 1
  while true do s = s + s end
end }
