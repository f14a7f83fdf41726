-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of clause (2).

case "C2-3 up to an index of 1 downstream pays, above it upstream" {
  on = "2020-12-31",
  river_year "A" { index = 0.92 },
  river_year "one" { index = 1 },
  river_year "B" { index = 1.03 },
  expect { who = "A", river_payer = "downstream", clause = { river_payer = "2.8" } },
  expect { who = "one", river_payer = "downstream" },
  expect { who = "B", river_payer = "upstream" },
}

case "2.4 land that is given up freely and for its value" {
  on = "2020-12-31",
  taking "A" { voluntary = "yes", assessed = 100000, paid = 100000 },
  taking "B" { voluntary = "yes", assessed = 100000, paid = "99999.99" },
  taking "C" { voluntary = "no", assessed = 100000, paid = 200000 },
  expect { who = "A", ["2.4"] = "pass", clause = { ["2.4"] = "2.4" } },
  expect { who = "B", ["2.4"] = "breach" },
  expect { who = "C", ["2.4"] = "breach" },
}

case "C2-6 in 2019 the gap had narrowed by 1.78 points, which is not two yet" {
  on = "2019-12-31",
  -- 18.0 - (60.60 - 44.38) = 18.0 - 16.22 = 1.78
  urbanisation "A" { resident_rate = 60.60, registered_rate = 44.38, base_gap = 18 },
  -- 18.0 - (61.00 - 45.00) = 2.00
  urbanisation "B" { resident_rate = 61, registered_rate = 45, base_gap = 18 },
  expect { who = "A", narrowed = 1.78, gap_narrowed = "no", clause = { gap_narrowed = "2.2" } },
  expect { who = "B", narrowed = 2, gap_narrowed = "yes" },
}

case "2.6 an agreement alone is no cooperation" {
  on = "2021-06-30",
  cooperation "A" { agreement = "yes", contact = "yes", listed = "2021-02-01" },
  cooperation "B" { agreement = "yes", contact = "yes", listed = "-" },
  expect { who = "A", ["2.6"] = "pass" },
  expect { who = "B", ["2.6"] = "breach" },
}

case "C2-1 months of the cities of one agreement are added" {
  on = "2020-06-30",
  city "C1" {}, city "C2" {}, city "C3" {},
  city_cluster "delta" { since = "2017-01-01", retroactive = "yes" },
  city_cluster "later" { since = "2017-01-01", retroactive = "no" },
  cluster_city "l1" { cluster = "later", city = "C1" },
  cluster_city "l2" { cluster = "later", city = "C2" },
  -- 30 and the months of 2017: 42
  move_claim "later" { destination = "C1", cluster = "later" },
  insured_spell "x1" { claim = "later", city = "C1", from = "2018-01-01", to = "2020-06-30" },
  insured_spell "x2" { claim = "later", city = "C2", from = "2016-01-01", to = "2017-12-31" },
  cluster_city "d1" { cluster = "delta", city = "C1" },
  cluster_city "d2" { cluster = "delta", city = "C2" },
  move_claim "with" { destination = "C1", cluster = "delta" },
  -- 30 months, 24 months, and 40 outside of the agreement: 54, and without it 30
  insured_spell "w1" { claim = "with", city = "C1", from = "2018-01-01", to = "2020-06-30" },
  insured_spell "w2" { claim = "with", city = "C2", from = "2016-01-01", to = "2017-12-31" },
  insured_spell "w3" { claim = "with", city = "C3", from = "2012-01-01", to = "2015-04-30" },
  move_claim "without" { destination = "C1", cluster = "-" },
  insured_spell "o1" { claim = "without", city = "C1", from = "2018-01-01", to = "2020-06-30" },
  insured_spell "o2" { claim = "without", city = "C2", from = "2016-01-01", to = "2017-12-31" },
  expect { who = "with", months_recognised = 54 },
  expect { who = "later", months_recognised = 42 },
  expect { who = "without", months_recognised = 30 },
}

case "C2-2 months of Laiwu are months of Jinan" {
  on = "2020-06-30",
  city "laiwu" { region = "laiwu" }, city "jinan" { region = "jinan" },
  move_claim "A" { destination = "jinan" },
  -- 60 months and 18 months
  insured_spell "a1" { claim = "A", city = "laiwu", from = "2014-01-01", to = "2018-12-31" },
  insured_spell "a2" { claim = "A", city = "jinan", from = "2019-01-01", to = "2020-06-30" },
  expect { who = "A", months_in_place = 78 },
}
