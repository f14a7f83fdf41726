return { run = function (x)
  local found = os or io or debug or load or require or coroutine or pcall or xpcall or getmetatable
    or setmetatable or rawset or rawget or dofile or loadstring or collectgarbage or package or _G
  return found.execute ("true")
end }
