-- SPDX-License-Identifier: Apache-2.0
-- A: the right to settle, by the size of the city; above five million by points.

decision "settlement" {
  title = "Right to settle in the city", about = person,
  gives = choice { "open", "not_yet", "points_pass", "points_fail" },
}

clause "4.2" {
  decides = "settlement", law = "OPN-2019, (4)",
  title = "Cities under three million: no limits",
  when = person.city_population :below (million (3)),
  gives = "open",
}

clause "4.3" {
  decides = "settlement", law = "OPN-2019, (4)",
  title = "Three to five million: a year of residence, and work or a year of insurance",
  when = all {
    person.city_population :at_least (million (3)),
    person.city_population :at_most (million (5)),
  },
  gives = by (all {
    any { person.employed, person.insured_months :at_least (12) },
    person.residence_months :at_least (12),
  }) { yes = "open", no = "not_yet" },
}

clause "4.7" {
  decides = "settlement", law = "OPN-2019, (4)",
  title = "Above five million: by points",
  when = person.city_population :above (million (5)),
  gives = by (person.settlement_points :at_least (100)) { yes = "points_pass", no = "points_fail" },
}

points "settlement_points" {
  title = "Points for settlement", about = person, law = "OPN-2019, (4)",
  places = 1, mode = "half_up",

  item { "Cities above five million", when = person.city_population :above (million (5)),
    item { "Three for each full year insured",
      points = 3, for_each = rounded { person.insured_months / 12, places = 0, mode = "down" },
    },
    item { "One for each full year of residence in an own home, else a half",
      points = by (person.housing) { own = 1, other = 0.5 },
      for_each = rounded { person.residence_months / 12, places = 0, mode = "down" },
    },
    item { "Education",
      points = by (person.education) {
        college = 10.5, bachelor = 15, master = 26, doctor = 37, other = 0,
      },
    },
    item { "Age: 20 up to 45, then 4 less for each half year", at_least = 0, at_most = 20,
      points = 20 - 8 * (person.age - 45),
    },
    item { "Violations", points = -30, for_each = person.violations },
    item { "Tax of 300,000 or more", points = 6,
      when = person.tax_paid_3y :at_least (300000),
    },
  },
}
