-- SPDX-License-Identifier: Apache-2.0
local steps = use "lib.steps"
local function between (value, least, most)
  local doubled = value + value
  return all { doubled :at_least (least * 2), doubled :at_most (most * 2) }
end
local function state (name, value)
  derive (name) { law = "S-1, art. 1", gives = value }
end
return { between = between, state = state, steps = steps.listed }
