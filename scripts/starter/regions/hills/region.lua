-- SPDX-License-Identifier: Apache-2.0
-- What stands in this folder is law of the Hills. National law counts for all else.

region "hills" { title = "The Hills", code = "100", level = "province", under = "nation" }

parameter "free_age" {
  by = "Council of the Hills", number = "2024-12", reason = "steep streets",
  from ("2025-01-01", 60, "BUS-HILLS, 1"),
}

case "in the Hills 60 is old enough, since 2025" {
  on = "2025-01-01",
  town "hilltop" { region = "hills" },
  rider "sixty" { town = "hilltop", birth_date = "1965-01-01", escorted = "no" },
  rider "day_short" { town = "hilltop", birth_date = "1965-01-02", escorted = "no" },
  expect { who = "sixty", bus_pass = "free" },
  expect { who = "day_short", bus_pass = "paid" },
}
