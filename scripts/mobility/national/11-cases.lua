-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of clause (11) in national law.

case "C11-1 in 2022 a rural school of 64 pupils and 30 boarders is funded as one of 100" {
  on = "2022-12-31",
  city "county" { population = 300000 },
  -- 100 x 650 + 30 x 200 = 71,000
  school "S" {
    place = "county", stage = "primary", rural = "yes", pupils = 64, disabled_pupils = 0,
    boarders = 30,
  },
  expect { school_budget = 71000, clause = { school_budget = "11.4" } },
}

case "C11-1 in 2023 both rates are higher" {
  on = "2023-12-31",
  city "county" { population = 300000 },
  -- 100 x 720 + 30 x 300 = 81,000
  school "S" {
    place = "county", stage = "primary", rural = "yes", pupils = 64, disabled_pupils = 0,
    boarders = 30,
  },
  -- In town 64 are 64: 64 x 720 + 30 x 300 = 46,080 + 9,000 = 55,080
  school "in_town" {
    place = "county", stage = "primary", rural = "no", pupils = 64, disabled_pupils = 0,
    boarders = 30,
  },
  -- 200 x 940 = 188,000
  school "junior" {
    place = "county", stage = "junior", rural = "yes", pupils = 200, disabled_pupils = 0,
    boarders = 0,
  },
  expect { who = "S", school_budget = 81000 },
  expect { who = "in_town", school_budget = 55080 },
  expect { who = "junior", school_budget = 188000 },
}

case "C11-2 pupils with a disability in 2022: 500 x 650 + 5 x 6,000" {
  on = "2022-12-31",
  city "county" { population = 300000 },
  school "S" {
    place = "county", stage = "primary", rural = "no", pupils = 500, disabled_pupils = 5,
    boarders = 0,
  },
  -- 65 heads are raised to 100, of whom 5 have the special rate: 95 x 650 + 5 x 6,000 = 91,750
  school "small" {
    place = "county", stage = "primary", rural = "yes", pupils = 60, disabled_pupils = 5,
    boarders = 0,
  },
  expect { who = "S", school_budget = 355000 },
  expect { who = "small", school_budget = 91750 },
}

case "C11-2 in 2023: 500 x 720 + 5 x 6,000" {
  on = "2023-12-31",
  city "county" { population = 300000 },
  school "S" {
    place = "county", stage = "primary", rural = "no", pupils = 500, disabled_pupils = 5,
    boarders = 0,
  },
  expect { school_budget = 390000 },
}

case "C11-2 in 2025: 500 x 720 + 5 x 7,000" {
  on = "2025-12-31",
  city "county" { population = 300000 },
  school "S" {
    place = "county", stage = "primary", rural = "no", pupils = 500, disabled_pupils = 5,
    boarders = 0,
  },
  expect { school_budget = 395000 },
}

case "C11-4 posts: a part of a post is a post" {
  on = "2020-12-31",
  city "county" { population = 300000 },
  -- 1,130 / 19 = 59.47: 60. 1,140 / 19 = 60. 1,141 / 19 = 60.05: 61. 270 / 13.5 = 20.
  school "A" { place = "county", stage = "primary", pupils = 1130, disabled_pupils = 0 },
  school "B" { place = "county", stage = "primary", pupils = 1100, disabled_pupils = 40 },
  school "C" { place = "county", stage = "primary", pupils = 1141, disabled_pupils = 0 },
  school "D" { place = "county", stage = "junior", pupils = 270, disabled_pupils = 0 },
  expect { who = "A", posts = 60 },
  expect { who = "B", posts = 60 },
  expect { who = "C", posts = 61 },
  expect { who = "D", posts = 20 },
}

case "C11-5 40 poor boarders and 25 poor day pupils in 2023" {
  on = "2023-12-31",
  city "county" { population = 300000 },
  -- 40 x 1,000 + 25 x 500 = 52,500
  school "S" { place = "county", stage = "primary", poor_boarders = 40, poor_day_pupils = 25 },
  expect { living_subsidies = 52500, clause = { living_subsidies = "11.5" } },
}

case "C11-5 the same at the rates of 2024" {
  on = "2024-12-31",
  city "county" { population = 300000 },
  -- 40 x 1,250 + 25 x 625 = 65,625; junior secondary: 2 x 1,500 + 1 x 750 = 3,750
  school "S" { place = "county", stage = "primary", poor_boarders = 40, poor_day_pupils = 25 },
  school "J" { place = "county", stage = "junior", poor_boarders = 2, poor_day_pupils = 1 },
  expect { who = "S", living_subsidies = 65625 },
  expect { who = "J", living_subsidies = 3750 },
}

case "C11-6 a child of six has a place with the permit of a parent" {
  on = "2021-09-01",
  city "taiyuan" { population = 4049700 },
  person "six" {
    residence = "taiyuan", birth_date = "2015-09-01", registered_here = "no",
    parent_permit_until = "2022-05-31",
  },
  person "five" {
    residence = "taiyuan", birth_date = "2015-09-02", registered_here = "no",
    parent_permit_until = "2022-05-31",
  },
  person "fifteen" { residence = "taiyuan", birth_date = "2006-09-01", registered_here = "yes" },
  person "expired" {
    residence = "taiyuan", birth_date = "2012-01-01", registered_here = "no",
    parent_permit_until = "2021-08-31",
  },
  person "no_permit" {
    residence = "taiyuan", birth_date = "2012-01-01", registered_here = "no",
    parent_permit_until = "-",
  },
  person "registered" { residence = "taiyuan", birth_date = "2012-01-01", registered_here = "yes" },
  person "unsaid" { residence = "taiyuan", birth_date = "2012-01-01", registered_here = "no" },
  expect { who = "six", school_place = "yes", clause = { school_place = "11.7" } },
  expect { who = "five", school_place = "no" },
  expect { who = "fifteen", school_place = "no" },
  expect { who = "expired", school_place = "no" },
  expect { who = "no_permit", school_place = "no" },
  expect { who = "registered", school_place = "yes" },
  expect {
    who = "unsaid", school_place = "undetermined",
    asks = { school_place = { "person.parent_permit_until" } },
  },
}

case "C11-7 three school years and three years registered, to the examination" {
  on = "2019-12-31",
  person "A" { exam_day = "2019-06-07", exam_registered = "yes", parent_from_area = "yes" },
  registration "a" { student = "A", from = "2016-05-01", to = "-", in_area = "yes" },
  school_year "a1" {
    student = "A", from = "2016-09-01", to = "2017-06-30", in_area = "yes", studied = "yes",
  },
  school_year "a2" {
    student = "A", from = "2017-09-01", to = "2018-06-30", in_area = "yes", studied = "yes",
  },
  school_year "a3" {
    student = "A", from = "2018-09-01", to = "2019-06-07", in_area = "yes", studied = "yes",
  },
  -- The last year elsewhere
  person "B" { exam_day = "2019-06-07", exam_registered = "yes", parent_from_area = "yes" },
  registration "b" { student = "B", from = "2016-05-01", to = "-", in_area = "yes" },
  school_year "b1" {
    student = "B", from = "2016-09-01", to = "2017-06-30", in_area = "yes", studied = "yes",
  },
  school_year "b2" {
    student = "B", from = "2017-09-01", to = "2018-06-30", in_area = "yes", studied = "yes",
  },
  school_year "b3" {
    student = "B", from = "2018-09-01", to = "2019-06-07", in_area = "yes", studied = "no",
  },
  -- Registered from August 2016 to June 2019: 35 months
  person "C" { exam_day = "2019-06-07", exam_registered = "yes", parent_from_area = "yes" },
  registration "c" { student = "C", from = "2016-08-01", to = "-", in_area = "yes" },
  school_year "c1" {
    student = "C", from = "2016-09-01", to = "2017-06-30", in_area = "yes", studied = "yes",
  },
  school_year "c2" {
    student = "C", from = "2017-09-01", to = "2018-06-30", in_area = "yes", studied = "yes",
  },
  school_year "c3" {
    student = "C", from = "2018-09-01", to = "2019-06-07", in_area = "yes", studied = "yes",
  },
  person "D" { exam_day = "2019-06-07", exam_registered = "yes", parent_from_area = "no" },
  expect { who = "A", national_plan = "yes", clause = { national_plan = "11.10" } },
  expect { who = "B", national_plan = "no" },
  expect { who = "C", national_plan = "no" },
  expect { who = "D", national_plan = "no" },
}

case "C11-8 an intake of 4,000 reserves 80 seats" {
  on = "2020-12-31",
  -- 4,000 x 2 % = 80; 4,001 x 2 % = 80.02: 81
  university "A" { intake = 4000, special_seats = 80 },
  university "B" { intake = 4001, special_seats = 80 },
  expect { who = "A", least_seats = 80, ["11.10.seats"] = "pass" },
  expect { who = "B", least_seats = 81, ["11.10.seats"] = "breach" },
}

case "the pack has the rules of the national special plan from 2018 on" {
  on = "2019-12-31",
  person "A" { exam_day = "2017-06-07", exam_registered = "yes", parent_from_area = "yes" },
  expect { national_plan = "no_rule" },
}

case "C11-4 19 pupils a post in town and 21 in the country are a breach" {
  on = "2020-12-31",
  post_rule "A" { stage = "primary", urban = 19, rural = 21 },
  post_rule "B" { stage = "primary", urban = 19, rural = 19 },
  post_rule "C" { stage = "primary", urban = 20, rural = 20 },
  post_rule "D" { stage = "junior", urban = 13.5, rural = 13.5 },
  post_rule "E" { stage = "senior", urban = 12.6, rural = 12.6 },
  expect { who = "A", ["11.3"] = "breach", clause = { ["11.3"] = "11.3" } },
  expect { who = "B", ["11.3"] = "pass" },
  expect { who = "C", ["11.3"] = "breach" },
  expect { who = "D", ["11.3"] = "pass" },
  expect { who = "E", ["11.3"] = "breach" },
}

case "11.6 every child of school age with a disability is at school" {
  on = "2020-12-31",
  person "A" { birth_date = "2010-01-01", disability = "severe", at_school = "yes" },
  person "B" { birth_date = "2010-01-01", disability = "slight", at_school = "no" },
  person "C" { birth_date = "2010-01-01", disability = "none", at_school = "no" },
  person "D" { birth_date = "2000-01-01", disability = "severe", at_school = "no" },
  expect { who = "A", ["11.6"] = "pass", clause = { ["11.6"] = "11.6" } },
  expect { who = "B", ["11.6"] = "breach" },
  expect { who = "C", ["11.6"] = "not_concerned" },
  expect { who = "D", ["11.6"] = "not_concerned" },
}

case "4.9 with a permit of a parent it does not matter where a child is registered" {
  on = "2021-09-01",
  expect { ["4.9"] = "pass" },
}

case "4.9 a school that takes the registered only is in breach" {
  on = "2021-09-01", without = { "11.7" },
  clause "11.7.closed" {
    decides = "school_place", law = "OPN-2019, (11)",
    gives = all { person.age :at_least (6), person.registered_here },
  },
  expect { ["4.9"] = "breach" },
}

case "11.1 and 11.2 one standard for town and country" {
  on = "2021-09-01",
  resource_standard "A" { resource = "funds", urban = 650, rural = 650 },
  resource_standard "B" { resource = "teachers", urban = 19, rural = 21 },
  resource_standard "C" { resource = "buildings", urban = 8, rural = "8.50" },
  resource_standard "D" { resource = "buildings", urban = 8, rural = "7.99" },
  expect { who = "A", ["11.1"] = "pass", ["11.2"] = "not_concerned" },
  expect { who = "B", ["11.1"] = "breach" },
  expect { who = "C", ["11.2"] = "pass", ["11.1"] = "not_concerned" },
  expect { who = "D", ["11.2"] = "breach" },
}

case "11.12 a place without fees" {
  on = "2021-09-01",
  youth "A" { registered_poor = "yes", applied = "2021-05-04", placed = "2021-07-01", fees = 0 },
  youth "B" { registered_poor = "yes", applied = "2021-05-04", placed = "2021-07-01", fees = 800 },
  youth "C" { registered_poor = "yes", applied = "2021-05-04", placed = "-", fees = 0 },
  youth "D" { registered_poor = "no", applied = "2021-05-04", placed = "-", fees = 0 },
  expect { who = "A", ["11.12"] = "pass" },
  expect { who = "B", ["11.12"] = "breach" },
  expect { who = "C", ["11.12"] = "breach" },
  expect { who = "D", ["11.12"] = "not_concerned" },
}
