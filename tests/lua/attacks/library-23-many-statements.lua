return { run = function (x)
  for i = 1, 1000000 do derive ("person.x" .. i) { law = "S, art. 1", gives = i } end
end }
