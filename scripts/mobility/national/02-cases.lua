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

case "2.7 a donor of 20,000 million owes one percent of it" {
  on = "2020-12-31",
  -- 20,000,000,000 x 1 % = 200,000,000
  pairing "A" { revenue = million (20000), paid = million (200) },
  pairing "B" { revenue = million (20000), paid = "199999999.99" },
  pairing "C" { revenue = million (20000) },
  expect { who = "A", ["2.7"] = "pass", due = million (200) },
  expect { who = "B", ["2.7"] = "breach" },
  expect { who = "C", ["2.7"] = "undetermined", asks = { ["2.7"] = { "pairing.paid" } } },
}

case "C2-4 the coefficient of variation falls from 0.1581 to 0.1006" {
  on = "2020-12-31",
  -- 4 x (1.44 + 1.21 + 0.81 + 0.64) / 4.0^2 = 16.4 / 16 = 1.025 = 1 + 0.1581^2
  balance_year "before" { previous = "-" },
  region_chances "b1" { year = "before", ratio = "1.2" },
  region_chances "b2" { year = "before", ratio = "1.1" },
  region_chances "b3" { year = "before", ratio = "0.9" },
  region_chances "b4" { year = "before", ratio = "0.8" },
  -- 4 x (1.3225 + 1.21 + 0.9025 + 0.81) / 4.1^2 = 16.98 / 16.81 = 1.01011 = 1 + 0.1006^2
  balance_year "after" { previous = "before" },
  region_chances "a1" { year = "after", ratio = "1.15" },
  region_chances "a2" { year = "after", ratio = "1.10" },
  region_chances "a3" { year = "after", ratio = "0.95" },
  region_chances "a4" { year = "after", ratio = "0.90" },
  -- Half of everything is as unequal: 4 x 1.025 / 2.0^2 = 1.025
  balance_year "halved" { previous = "before" },
  region_chances "h1" { year = "halved", ratio = "0.6" },
  region_chances "h2" { year = "halved", ratio = "0.55" },
  region_chances "h3" { year = "halved", ratio = "0.45" },
  region_chances "h4" { year = "halved", ratio = "0.4" },
  expect { who = "before", ["2.10"] = "not_concerned", spread = "1.025" },
  expect { who = "after", ["2.10"] = "pass" },
  expect { who = "halved", ["2.10"] = "breach" },
}
