-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of clause (10).

case "C10-1 four persons with 12,000 in 2019 are poor and lack 872" {
  on = "2020-06-30",
  city "datong" { population = 1754700 },
  -- The line of 2019: 3,218 x 4 = 12,872; 12,872 - 12,000 = 872
  household "H" {
    residence = "datong", size = 4, income_year = 12000, income_year_ends = "2019-12-31",
    rigid_expenses = 0, income_collapsed = "no",
  },
  -- On the line itself
  household "line" {
    residence = "datong", size = 4, income_year = 12872, income_year_ends = "2019-12-31",
  },
  expect { who = "H", poor = "yes", poverty_gap = 872, clause = { poor = "10.1" } },
  expect { who = "H", marginal = "no" },
  expect { who = "line", poor = "no", poverty_gap = 0 },
}

case "C10-2 with 14,000 they are marginal, up to one and a half times the line" {
  on = "2020-06-30",
  city "datong" { population = 1754700 },
  -- 1.5 x 12,872 = 19,308
  household "H" {
    residence = "datong", size = 4, income_year = 14000, income_year_ends = "2019-12-31",
    rigid_expenses = 5000, income_collapsed = "no",
  },
  household "above" {
    residence = "datong", size = 4, income_year = 19308, income_year_ends = "2019-12-31",
    rigid_expenses = 19308, income_collapsed = "no",
  },
  household "expenses" {
    residence = "datong", size = 4, income_year = 30000, income_year_ends = "2019-12-31",
    rigid_expenses = "30000.01", income_collapsed = "no",
  },
  household "collapse" {
    residence = "datong", size = 4, income_year = 30000, income_year_ends = "2019-12-31",
    rigid_expenses = 0, income_collapsed = "yes",
  },
  -- The same income counted to the end of June 2020: 4,000 x 4 = 16,000, so it is poor.
  household "later" {
    residence = "datong", size = 4, income_year = 14000, income_year_ends = "2020-06-30",
    rigid_expenses = 0, income_collapsed = "no",
  },
  expect { who = "H", poor = "no", marginal = "yes", clause = { marginal = "10.6" } },
  expect { who = "above", marginal = "no" },
  expect { who = "expenses", marginal = "yes" },
  expect { who = "collapse", marginal = "yes" },
  expect { who = "later", poor = "yes", marginal = "no" },
}

case "C10-3 a household with an unsafe roof does not leave the list" {
  on = "2020-06-30",
  city "datong" { population = 1754700 },
  household "roof" {
    residence = "datong", size = 1, income_year = 3500, income_year_ends = "2019-12-31",
    food = "yes", clothing = "yes", schooling = "yes", medical = "yes", housing = "no",
  },
  household "all" {
    residence = "datong", size = 1, income_year = 3500, income_year_ends = "2019-12-31",
    food = "yes", clothing = "yes", schooling = "yes", medical = "yes", housing = "yes",
  },
  household "poor" {
    residence = "datong", size = 1, income_year = 3000, income_year_ends = "2019-12-31",
    food = "yes", clothing = "yes", schooling = "yes", medical = "yes", housing = "yes",
  },
  household "unsaid" {
    residence = "datong", size = 1, income_year = 3500, income_year_ends = "2019-12-31",
    food = "yes", clothing = "yes", schooling = "yes", medical = "yes",
  },
  expect { who = "roof", leaves_poverty = "no", clause = { leaves_poverty = "10.3" } },
  expect { who = "all", leaves_poverty = "yes" },
  expect { who = "poor", leaves_poverty = "no" },
  expect {
    who = "unsaid", leaves_poverty = "undetermined",
    asks = { leaves_poverty = { "household.housing" } },
  },
}

case "C10-4 1,150 poor of 68,000 may leave in central China, 1,900 only in the west" {
  on = "2020-06-30",
  -- 1,150 / 68,000 = 1.69 %; 1,900 / 68,000 = 2.79 %; 1,360 / 68,000 = 2 % exactly
  county "A" { zone = "central", rural_population = 68000, poor_population = 1150 },
  county "B" { zone = "central", rural_population = 68000, poor_population = 1900 },
  county "C" { zone = "west", rural_population = 68000, poor_population = 1900 },
  county "D" { zone = "central", rural_population = 68000, poor_population = 1360 },
  county "E" { zone = "west", rural_population = 68000, poor_population = 2041 },
  expect { who = "A", poverty_rate = 0.0169, county_exits = "yes" },
  expect { who = "A", clause = { county_exits = "10.4" } },
  expect { who = "B", poverty_rate = 0.0279, county_exits = "no" },
  expect { who = "C", county_exits = "yes" },
  expect { who = "D", county_exits = "yes" },
  -- 3 % of 68,000 is 2,040
  expect { who = "E", county_exits = "no" },
}

case "C10-6 a need for schooling without a measure" {
  on = "2020-06-30",
  household "H" {}, household "K" {}, household "L" {},
  need "H1" { household = "H", kind = "illness" },
  need "H2" { household = "H", kind = "schooling" },
  help "H3" { household = "H", against = "illness" },
  need "K1" { household = "K", kind = "illness" },
  help "K2" { household = "K", against = "illness" },
  expect { who = "H", ["10.1.needs"] = "breach" },
  expect { who = "K", ["10.1.needs"] = "pass" },
  expect { who = "L", ["10.1.needs"] = "not_concerned" },
}

case "10.2 funds for each poor person" {
  on = "2020-06-30",
  -- 3,000 and 2,999.99 against 30,000,000 / 10,000 = 3,000 yuan a person
  poor_area "A" { funds = 3000000, poor = 1000, province_funds = 30000000, province_poor = 10000 },
  poor_area "B" { funds = 2999990, poor = 1000, province_funds = 30000000, province_poor = 10000 },
  expect { who = "A", ["10.2"] = "pass" },
  expect { who = "B", ["10.2"] = "breach" },
}

case "C10-5 persons who are watched" {
  on = "2020-06-30",
  -- 2,150 / 40,000 = 5.375 percent; 2,000 / 40,000 = 5; 4,001 / 40,000 = 10.0025
  monitored_county "A" { registered = 40000, monitored = 2150, deep = "no" },
  monitored_county "deep" { registered = 40000, monitored = 2150, deep = "yes" },
  monitored_county "about" { registered = 40000, monitored = 2000, deep = "no" },
  monitored_county "over" { registered = 40000, monitored = 4001, deep = "yes" },
  expect { who = "A", watched = "above_about" },
  expect { who = "deep", watched = "within" },
  expect { who = "about", watched = "within" },
  expect { who = "over", watched = "above_limit" },
}
