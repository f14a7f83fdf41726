-- SPDX-License-Identifier: Apache-2.0
-- Ages in full years on the day whose law counts: use "lib.ages".

-- The full years that somebody born on this day has lived.
local function of (birth_date)
  return birth_date :years_to (law_day)
end

-- ages.reached (person.birth_date, 18): the 18th birthday has come.
local function reached (birth_date, years)
  return of (birth_date) :at_least (years)
end

-- ages.under (person.birth_date, 18): the 18th birthday has not come.
local function under (birth_date, years)
  return of (birth_date) :below (years)
end

-- ages.between (person.birth_date, 16, 59): from the 16th birthday to the day before the 60th.
local function between (birth_date, least, most)
  if type (least) == "number" and type (most) == "number" and least > most then
    error ("between takes the lower age first: write between (birth_date, "
      .. most .. ", " .. least .. ")")
  end
  return all { reached (birth_date, least), of (birth_date) :at_most (most) }
end

return { of = of, reached = reached, under = under, between = between }
