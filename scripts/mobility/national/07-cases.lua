-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of clause (7) in national law.

case "C7-3 the mean of a township scale counts, not each line" {
  on = "2020-12-31",
  city "datong" { population = 1754700 },
  -- (40 x 200 + 25 x 260 + 20 x 330 + 15 x 410) / 100 = 27,250 / 100 = 272.50
  unit "A" { place = "datong" },
  scale_line "a1" { unit = "A", amount = 200, staff = 40 },
  scale_line "a2" { unit = "A", amount = 260, staff = 25 },
  scale_line "a3" { unit = "A", amount = 330, staff = 20 },
  scale_line "a4" { unit = "A", amount = 410, staff = 15 },
  -- (50 x 180 + 30 x 200 + 20 x 240) / 100 = 19,800 / 100 = 198.00
  unit "B" { place = "datong" },
  scale_line "b1" { unit = "B", amount = 180, staff = 50 },
  scale_line "b2" { unit = "B", amount = 200, staff = 30 },
  scale_line "b3" { unit = "B", amount = 240, staff = 20 },
  expect {
    who = "A", ["7.2"] = "pass", clause = { ["7.2"] = "7.2" },
  },
  expect { who = "B", ["7.2"] = "breach" },
}

case "C7-4 graduates of 2018: three steps in class 4, two in class 2, one elsewhere" {
  on = "2020-12-31",
  graduate "four" { joined = "2018-08-01", hardship_class = 4, key_poverty_county = "no" },
  graduate "two" { joined = "2018-08-01", hardship_class = 2, key_poverty_county = "no" },
  graduate "none" { joined = "2018-08-01", hardship_class = 0, key_poverty_county = "no" },
  graduate "key" { joined = "2018-08-01", hardship_class = 0, key_poverty_county = "yes" },
  graduate "earlier" { joined = "2013-08-01", hardship_class = 4, key_poverty_county = "no" },
  expect { who = "four", grade_steps = 3, clause = { grade_steps = "7.3" } },
  expect { who = "two", grade_steps = 2 },
  expect { who = "none", grade_steps = 1 },
  expect { who = "key", grade_steps = 2 },
  -- The rule of 2011 gave one to two steps, at discretion: it is not in this pack.
  expect { who = "earlier", grade_steps = "no_rule" },
}

case "C7-6 twelve years are needed, eleven years and eleven months are not enough" {
  on = "2020-12-31",
  staff "short" { rank = "grade_8", rank_since = "2009-01-31", assessments_passed = "yes" },
  staff "enough" { rank = "grade_8", rank_since = "2008-12-31", assessments_passed = "yes" },
  staff "failed" { rank = "grade_8", rank_since = "2008-12-31", assessments_passed = "no" },
  staff "nine" { rank = "grade_9", rank_since = "2012-12-31", assessments_passed = "yes" },
  staff "seven" { rank = "grade_7", rank_since = "2008-12-31", assessments_passed = "yes" },
  expect { who = "short", rank_day = "2021-01-31", next_rank = "no" },
  expect { who = "short", clause = { next_rank = "7.4" } },
  expect { who = "enough", rank_day = "2020-12-31", next_rank = "yes" },
  expect { who = "failed", next_rank = "no" },
  expect { who = "nine", next_rank = "yes" },
  expect { who = "seven", rank_day = "2023-12-31", next_rank = "no" },
}

case "C7-5 120 posts at 8 percent are 9 senior posts" {
  on = "2019-12-31",
  city "datong" { population = 1754700 },
  unit "A" { place = "datong", posts = 120 },
  expect { senior_posts = 9 },
}

case "C7-5 at 12 percent 14, and two that were created specially are not counted" {
  on = "2020-12-31",
  city "datong" { population = 1754700 },
  -- 120 x 12 % = 14.4: 14. 16 filled, of which 2 special: 14
  unit "A" { place = "datong", posts = 120, senior_filled = 16, special_posts = 2 },
  unit "B" { place = "datong", posts = 120, senior_filled = 16, special_posts = 1 },
  expect { who = "A", senior_posts = 14, ["7.5"] = "pass" },
  expect { who = "A", clause = { ["7.5"] = "7.5" } },
  expect { who = "B", ["7.5"] = "breach" },
}

case "C7-7 a scheme without potential is unlawful" {
  on = "2020-12-31",
  evaluation "A" {
    general = 0.2, specific = 0.2, performance = 0.2, potential = 0.1, qualitative = 0.1,
    quantitative = 0.2,
  },
  evaluation "B" {
    general = 0.3, specific = 0.2, performance = 0.2, potential = 0, qualitative = 0.1,
    quantitative = 0.2,
  },
  evaluation "C" {
    general = 0.3, specific = 0.2, performance = 0.2, potential = 0.1, qualitative = 0.1,
    quantitative = 0.2,
  },
  expect { who = "A", ["7.7"] = "pass", clause = { ["7.7"] = "7.7" } },
  expect { who = "B", ["7.7"] = "breach" },
  -- The weights add up to 1.1
  expect { who = "C", ["7.7"] = "breach" },
}

case "7.6 schemes that are all the same, that differ, and that do not add up" {
  on = "2021-06-30",
  evaluation_system "same" {},
  evaluation_scheme "s1" { system = "same", ability = 0.3, performance = 0.4, contribution = 0.3 },
  evaluation_scheme "s2" { system = "same", ability = 0.3, performance = 0.4, contribution = 0.3 },
  evaluation_system "ability" {},
  evaluation_scheme "a1" {
    system = "ability", ability = 0.3, performance = 0.4, contribution = 0.3,
  },
  evaluation_scheme "a2" {
    system = "ability", ability = 0.4, performance = 0.4, contribution = 0.2,
  },
  evaluation_system "performance" {},
  evaluation_scheme "p1" {
    system = "performance", ability = 0.3, performance = 0.4, contribution = 0.3,
  },
  evaluation_scheme "p2" {
    system = "performance", ability = 0.3, performance = 0.5, contribution = 0.2,
  },
  -- 0.4 + 0.5 + 0.2 = 1.1
  evaluation_system "more" {},
  evaluation_scheme "m1" { system = "more", ability = 0.3, performance = 0.4, contribution = 0.3 },
  evaluation_scheme "m2" { system = "more", ability = 0.4, performance = 0.5, contribution = 0.2 },
  evaluation_system "one" {},
  evaluation_scheme "o1" { system = "one", ability = 0.3, performance = 0.4, contribution = 0.3 },
  expect { who = "same", ["7.6"] = "breach" },
  expect { who = "ability", ["7.6"] = "pass" },
  expect { who = "performance", ["7.6"] = "pass" },
  expect { who = "more", ["7.6"] = "breach" },
  expect { who = "one", ["7.6"] = "not_concerned" },
}
