-- SPDX-License-Identifier: Apache-2.0

entity "person" {
  title = "Person",
  age = whole_number { title = "Age", unit = "years", at_most = 130 },
  employed = yes_no { title = "Is employed" },
  education = choice {
    "none", "primary", "secondary", "college", "bachelor", "master", "doctor",
    title = "Highest education",
  },
  insured_months = whole_number {
    title = "Months of social insurance paid", unit = "months", at_most = 720,
  },
  residence_months = whole_number {
    title = "Months of residence", unit = "months", at_most = 720,
  },
  housing = choice { "own", "rent", "dorm", title = "Home" },
  city_population = whole_number {
    title = "Permanent residents of the city", unit = "person", at_most = million (100),
  },
  violations = whole_number { title = "Violations of the law", at_most = 100 },
  tax_paid_3y = money { title = "Income tax paid in three years", at_most = million (20) },
  household_income = money { title = "Income of the household a month", at_most = million (1) },
  household_size = whole_number {
    title = "Members of the household", unit = "person", at_least = 1, at_most = 50,
  },
  local_standard = money {
    title = "Minimum living standard per head and month", unit = "yuan/person", at_most = 10000,
  },
  disabled = yes_no { title = "Is disabled" },
}
