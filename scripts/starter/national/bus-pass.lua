-- SPDX-License-Identifier: Apache-2.0
-- The rules. Read them from the top: who rides free, then what the others pay.

parameter "free_age" {
  title = "Age from which a rider rides free", unit = "years", override = "ceiling",
  from ("2024-01-01", 65, "BUS, art. 1"),
}

decision "bus_pass" {
  title = "Kind of bus pass", about = rider, gives = choice { "free", "paid" },
}

-- An age rule: two clauses that never hold at once.
clause "1" {
  decides = "bus_pass", law = "BUS, art. 1", title = "Old enough to ride free",
  when = rider.birth_date :years_to (law_day) :at_least (param.free_age),
  gives = "free",
}

clause "2" {
  decides = "bus_pass", law = "BUS, art. 2", title = "Everybody else pays",
  when = rider.birth_date :years_to (law_day) :below (param.free_age),
  gives = "paid",
}

-- An exception wins over the clause that it names.
exception "2.escort" {
  to = "2", law = "BUS, art. 3", title = "Who needs an escort rides free at any age",
  when = rider.escorted,
  gives = "free",
}

-- A rate by income.
decision "price" {
  title = "Price of the pass a month", about = rider, gives = money,
}

clause "4" {
  decides = "price", law = "BUS, art. 4", title = "By income: 20, 40 or 60",
  gives = by (rider.bus_pass) {
    free = 0,
    paid = table {
      by = rider.income,
      row { below = 2000, gives = 20 },
      row { up_to = 4000, gives = 40 },
      row { gives = 60 },
    },
  },
}
