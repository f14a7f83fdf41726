-- SPDX-License-Identifier: Apache-2.0

case "points: 3 * 15 + 1 * 15 + 26 + 20 - 30 + 6 = 82" {
  on = "2020-12-31",
  person "P" {
    age = 45, education = "master", insured_months = 186, residence_months = 190, housing = "own",
    city_population = million (17.75), violations = 1, tax_paid_3y = 300000,
  },
  expect { settlement_points = 82, settlement = "points_fail" },
}

case "a fifth more of 3 * 1000.01 - 2000 = 1000.03 is 1200.036, rounded to the fen" {
  on = "2020-12-31",
  person "P" {
    household_income = 2000, household_size = 3, local_standard = 1000.01, disabled = "yes",
  },
  expect { benefit = 1200.04 },
}

case "a year of residence is needed between three and five million" {
  on = "2020-12-31",
  person "P" { city_population = million (5), employed = "yes", residence_months = 11 },
  expect { settlement = "not_yet", settlement_points = 0 },
}
