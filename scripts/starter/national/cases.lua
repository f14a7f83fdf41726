-- SPDX-License-Identifier: Apache-2.0
-- Worked cases: facts, and what the law says of them, worked out by hand. `bylaw test` judges them.

case "65 on the day itself rides free, 64 pays" {
  on = "2025-06-01",
  town "lowtown" {},
  rider "old" { town = "lowtown", birth_date = "1960-06-01", income = 5000, escorted = "no" },
  rider "younger" { town = "lowtown", birth_date = "1960-06-02", income = 5000, escorted = "no" },
  expect { who = "old", bus_pass = "free", price = 0, clause = { bus_pass = "1" } },
  expect { who = "younger", bus_pass = "paid", price = 60, clause = { bus_pass = "2" } },
}

case "the price by income, at the bounds" {
  on = "2025-06-01",
  town "lowtown" {},
  rider "a" { town = "lowtown", birth_date = "1990-01-01", income = 1999.99, escorted = "no" },
  rider "b" { town = "lowtown", birth_date = "1990-01-01", income = 2000, escorted = "no" },
  rider "c" { town = "lowtown", birth_date = "1990-01-01", income = 4000, escorted = "no" },
  rider "d" { town = "lowtown", birth_date = "1990-01-01", income = 4000.01, escorted = "no" },
  expect { who = "a", price = 20, clause = { price = "4" } },
  expect { who = "b", price = 40 },
  expect { who = "c", price = 40 },
  expect { who = "d", price = 60 },
}

case "who needs an escort rides free, and nothing more is asked for" {
  on = "2025-06-01",
  town "lowtown" {},
  rider "E" { town = "lowtown", birth_date = "1990-01-01", escorted = "yes" },
  rider "unsaid" { town = "lowtown", birth_date = "1990-01-01" },
  expect { who = "E", bus_pass = "free", price = 0, clause = { bus_pass = "2.escort" } },
  expect {
    who = "unsaid", bus_pass = "undetermined", asks = { bus_pass = { "rider.escorted" } },
  },
}
