-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of clause (13), 13.4. The standard is 600 yuan per head and month.

case "C13-2 three members with 1,050 a month lack 750 to the standard" {
  on = "2020-12-31",
  city "datong" { population = 1754700 },
  -- 1,050 / 3 = 350 per head; (600 - 350) x 3 = 750
  household "H" {
    residence = "datong", size = 3, income_month = 1050, within_asset_limits = "yes",
  },
  expect { dibao = 750, clause = { dibao = "13.4" } },
  expect { dibao_edge = "no" },
}

case "C13-3 an income of 800 per head is at the edge and earns no assistance" {
  on = "2020-12-31",
  city "datong" { population = 1754700 },
  -- 600 <= 800 < 1.5 x 600 = 900
  household "H" {
    residence = "datong", size = 1, income_month = 800, within_asset_limits = "yes",
  },
  expect { dibao = 0 },
  expect { dibao_edge = "yes", clause = { dibao_edge = "13.4.edge" } },
}

case "13.4 at the standard, at the edge, to the fen, and with assets over the limits" {
  on = "2020-12-31",
  city "datong" { population = 1754700 },
  household "below" {
    residence = "datong", size = 2, income_month = "1199.99", within_asset_limits = "yes",
  },
  household "at" {
    residence = "datong", size = 2, income_month = 1200, within_asset_limits = "yes",
  },
  household "last" {
    residence = "datong", size = 2, income_month = "1799.99", within_asset_limits = "yes",
  },
  household "over" {
    residence = "datong", size = 2, income_month = 1800, within_asset_limits = "yes",
  },
  household "rich" {
    residence = "datong", size = 2, income_month = 0, within_asset_limits = "no",
  },
  expect { who = "below", dibao = 0.01, clause = { dibao = "13.4" } },
  expect { who = "below", dibao_edge = "no" },
  expect { who = "at", dibao = 0, dibao_edge = "yes" },
  expect { who = "last", dibao = 0, dibao_edge = "yes" },
  expect { who = "over", dibao = 0, dibao_edge = "no" },
  expect { who = "rich", dibao = 0, dibao_edge = "no" },
}

case "13.4 asks only for what would decide" {
  on = "2020-12-31",
  city "datong" { population = 1754700 },
  household "no_income" { residence = "datong", size = 3, within_asset_limits = "yes" },
  household "no_assets" { residence = "datong", size = 3, income_month = 1050 },
  -- Three members need 1,800: whatever the assets are, 9,000 is too much.
  household "well_off" { residence = "datong", size = 3, income_month = 9000 },
  -- At most 50 members: 600 x 50 = 30,000.
  household "no_size" { residence = "datong", income_month = 30000, within_asset_limits = "yes" },
  household "no_city" { size = 3, income_month = 1050, within_asset_limits = "yes" },
  expect {
    who = "no_income", dibao = "undetermined", asks = { dibao = { "household.income_month" } },
  },
  expect {
    who = "no_assets", dibao = "undetermined",
    asks = { dibao = { "household.within_asset_limits" } },
  },
  expect { who = "well_off", dibao = 0, dibao_edge = "no" },
  expect { who = "no_size", dibao = 0 },
  -- No region of the pack sets a standard of its own: the place does not matter.
  expect { who = "no_city", dibao = 750 },
}
