-- SPDX-License-Identifier: Apache-2.0
local function listed (value, limits)
  table.sort (limits)
  local rows = { by = value }
  for i, limit in ipairs (limits) do
    table.insert (rows, row { below = limit, gives = i })
  end
  table.insert (rows, row { gives = 0 })
  return table (rows)
end
return { listed = listed }
