-- SPDX-License-Identifier: Apache-2.0
-- Tables with many even steps, which would be long and easy to get wrong by hand: use "lib.steps".

-- steps.every (person.insured_months, 12, 5, 3): 0 below 12, 5 from 12 on, 10 from 24, 15 from 36.
local function every (value, width, gain, count)
  if type (width) ~= "number" or width < 1 or type (count) ~= "number" or count < 1 then
    error ("every takes a width and a number of steps above 0: write every (value, 12, 5, 3)")
  end
  local rows = { by = value }
  for i = 1, count do
    table.insert (rows, row { below = i * width, gives = (i - 1) * gain })
  end
  table.insert (rows, row { gives = count * gain })
  return table (rows)
end

-- steps.listed (person.income, { { 400, 20 }, { 800, 10 } }, 0): 20 below 400, 10 below 800,
-- 0 from there on.
local function listed (value, limits, rest)
  local rows = { by = value }
  for _, limit in ipairs (limits) do
    table.insert (rows, row { below = limit[1], gives = limit[2] })
  end
  table.insert (rows, row { gives = rest })
  return table (rows)
end

return { every = every, listed = listed }
