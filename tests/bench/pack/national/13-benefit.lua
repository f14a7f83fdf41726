-- SPDX-License-Identifier: Apache-2.0
-- B: the minimum living standard of the household, a fifth more for the disabled.

decision "benefit" {
  title = "Benefit of the household, yuan a month", about = person, gives = money,
  otherwise = 0, otherwise_law = "OPN-2019, (13)",
}

clause "13.4" {
  decides = "benefit", law = "OPN-2019, (13)",
  title = "What the income lacks to the standard of all members",
  when = person.household_income :below (person.local_standard * person.household_size),
  gives = rounded {
    by (person.disabled) { yes = 1.2, no = 1 }
      * (person.local_standard * person.household_size - person.household_income),
    places = 2, mode = "half_up",
  },
}
