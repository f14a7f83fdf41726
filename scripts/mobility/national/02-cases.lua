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
