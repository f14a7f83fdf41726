-- SPDX-License-Identifier: Apache-2.0

case "C8-3 in Shanxi 70 percent of the net income: 1,190,000" {
  on = "2020-12-31",
  city "taiyuan" { region = "shanxi", population = 4049700 },
  -- 2,000,000 - 300,000 = 1,700,000; x 70 % = 1,190,000; paid 800,000, short 390,000
  achievement "A" {
    place = "taiyuan", mode = "transfer", agreed = "no", income = 2000000, costs = 300000,
    paid = 800000,
  },
  expect { award_due = 1190000, short = 390000 },
}
