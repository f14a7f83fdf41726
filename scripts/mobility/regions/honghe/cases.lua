-- SPDX-License-Identifier: Apache-2.0

case "C13-4 in Honghe basic living in extreme poverty is 744 x 1.3 = 967.20" {
  on = "2025-12-31",
  city "mengzi" { region = "honghe" },
  -- Its published standard of 968 reaches that.
  person "A" {
    residence = "mengzi", birth_date = "1950-01-01", able_to_work = "no", has_income = "no",
    has_supporter = "no",
  },
  -- 744 x 2 - 1,000 = 488
  household "H" {
    residence = "mengzi", size = 2, income_month = 1000, within_asset_limits = "yes",
  },
  expect { who = "A", relief_basic = 967.20 },
  expect { who = "H", dibao = 488 },
}
