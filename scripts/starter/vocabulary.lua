-- SPDX-License-Identifier: Apache-2.0
-- The facts: what the office may know of a town and of a rider. Nothing else can be asked for.

entity "town" { title = "Town", is_region = true }

entity "rider" {
  title = "Rider",
  town = one "town" { title = "Town where the rider lives", governs = true },
  birth_date = day { title = "Date of birth", private = true },
  income = money { title = "Income a month", at_most = million (1) },
  escorted = yes_no { title = "Needs an escort, by a doctor's certificate" },
}
