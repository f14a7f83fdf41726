-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of clause (8).

case "C8-1 an award of 1,500,000 is booked, but neither limited nor in the base" {
  on = "2021-12-31",
  -- 9,800,000 + 1,500,000 = 11,300,000; the test is on 9,800,000 alone
  unit "A" { approved_total = 10000000, ordinary_pay = 9800000, award_pay = 1500000 },
  -- C8-2: 200,000 over the total
  unit "B" { approved_total = 10000000, ordinary_pay = 10200000, award_pay = 0 },
  expect { who = "A", booked_total = 11300000, ["8.5"] = "pass", next_base = 9800000 },
  expect { who = "A", clause = { ["8.5"] = "8.5" } },
  expect { who = "B", booked_total = 10200000, ["8.5"] = "breach" },
}

case "C8-3 a licence of 2,000,000 with costs of 300,000: 850,000 at least" {
  on = "2020-12-31",
  city "datong" { population = 1754700 },
  -- 1,700,000 x 50 % = 850,000; 800,000 paid are 50,000 short
  achievement "A" {
    place = "datong", mode = "transfer", agreed = "no", income = 2000000, costs = 300000,
    paid = 800000,
  },
  achievement "enough" {
    place = "datong", mode = "transfer", agreed = "no", income = 2000000, costs = 300000,
    paid = 900000,
  },
  achievement "loss" {
    place = "datong", mode = "transfer", agreed = "no", income = 100000, costs = 300000,
    paid = 0,
  },
  achievement "agreed" { place = "datong", mode = "transfer", agreed = "yes" },
  expect { who = "A", award_due = 850000, short = 50000, clause = { award_due = "8.6.income" } },
  expect { who = "enough", award_due = 850000, short = 0 },
  expect { who = "loss", award_due = 0 },
  expect { who = "agreed", award_due = "no_rule" },
}

case "C8-4 own use with three years of profit: 155,000" {
  on = "2020-12-31",
  city "datong" { population = 1754700 },
  -- 50,000 + 60,000 + 45,000 = 155,000
  achievement "A" { place = "datong", mode = "own_use", agreed = "no" },
  profit_year "a" { achievement = "A", profit = 1000000 },
  profit_year "b" { achievement = "A", profit = 1200000 },
  profit_year "c" { achievement = "A", profit = 900000 },
  expect { award_due = 155000, clause = { award_due = "8.6.own_use" } },
}

case "C8-5 and C8-6 shares of a round" {
  on = "2020-12-31",
  -- 1,533 / 2,985 = 51.36 %; 957 / 1,533 = 62.43 %; 325 / 1,533 = 21.20 %; 747 / 2,985 = 25.03 %
  award_round "r2010" {
    total = 2985, enterprise = 1533, front_line = 957, heads = 325, farmers = 747,
  },
  -- 48 %, 27 / 48 = 56.25 %, 10 / 48 = 20.83 %, 27 %
  award_round "proposal" {
    total = 100, enterprise = 48, front_line = 27, heads = 10, farmers = 27,
  },
  -- 11 / 48 = 22.92 %
  award_round "heads" { total = 100, enterprise = 48, front_line = 27, heads = 11, farmers = 27 },
  -- 26 / 48 = 54.17 %
  award_round "front" { total = 100, enterprise = 48, front_line = 26, heads = 10, farmers = 27 },
  award_round "few" { total = 100, enterprise = 44, front_line = 27, heads = 9, farmers = 27 },
  award_round "farmers" { total = 100, enterprise = 48, front_line = 27, heads = 10, farmers = 24 },
  expect { who = "r2010", ["8.3"] = "pass", clause = { ["8.3"] = "8.3" } },
  expect { who = "proposal", ["8.3"] = "pass" },
  expect { who = "heads", ["8.3"] = "breach" },
  expect { who = "front", ["8.3"] = "breach" },
  expect { who = "few", ["8.3"] = "breach" },
  expect { who = "farmers", ["8.3"] = "breach" },
}

case "C8-7 weights rise from 0.60 to 0.75; 0.60 again is not more" {
  on = "2020-12-31",
  weights "A" {
    old_dedication = 0.10, old_performance = 0.40, old_years = 0.10,
    new_dedication = 0.15, new_performance = 0.45, new_years = 0.15,
  },
  weights "B" {
    old_dedication = 0.10, old_performance = 0.40, old_years = 0.10,
    new_dedication = 0.20, new_performance = 0.30, new_years = 0.10,
  },
  expect { who = "A", ["8.1"] = "pass", clause = { ["8.1"] = "8.1" } },
  expect { who = "B", ["8.1"] = "breach" },
}
