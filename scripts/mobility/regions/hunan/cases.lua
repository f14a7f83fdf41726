-- SPDX-License-Identifier: Apache-2.0

case "C7-1 a teacher of 12 years in a township of a county of class 3: 172 + 260" {
  on = "2020-12-31",
  city "county" { region = "hunan" },
  staff "teacher" {
    place = "county", hardship_class = 3, in_township = "yes", township_years = 12,
    very_hard_township = "no",
  },
  -- The bounds of the scale, and 100 more in a very hard township
  staff "nine" {
    place = "county", hardship_class = 0, in_township = "yes", township_years = 9,
    very_hard_township = "no",
  },
  staff "ten" {
    place = "county", hardship_class = 1, in_township = "yes", township_years = 10,
    very_hard_township = "yes",
  },
  staff "nineteen" {
    place = "county", hardship_class = 2, in_township = "yes", township_years = 19,
    very_hard_township = "no",
  },
  staff "twenty" {
    place = "county", hardship_class = 4, in_township = "yes", township_years = 20,
    very_hard_township = "no",
  },
  staff "twenty_nine" {
    place = "county", hardship_class = 5, in_township = "yes", township_years = 29,
    very_hard_township = "no",
  },
  staff "thirty" {
    place = "county", hardship_class = 6, in_township = "yes", township_years = 30,
    very_hard_township = "no",
  },
  staff "street" { place = "county", hardship_class = 0, in_township = "no" },
  expect { who = "teacher", hardship_allowance = 172, township_allowance = 260, allowances = 432 },
  expect { who = "teacher", clause = { township_allowance = "7.2.hunan" } },
  expect { who = "nine", hardship_allowance = 0, township_allowance = 200 },
  expect { who = "ten", hardship_allowance = 43, township_allowance = 360 },
  expect { who = "nineteen", hardship_allowance = 86, township_allowance = 320 },
  expect { who = "twenty", hardship_allowance = 300, township_allowance = 380 },
  expect { who = "twenty_nine", hardship_allowance = 680, township_allowance = 440 },
  expect { who = "thirty", hardship_allowance = 1000, township_allowance = 500 },
  expect { who = "street", allowances = 0 },
}
