-- SPDX-License-Identifier: Apache-2.0
-- Guangzhou, 2018 to 2023: the text of 2024, assumed to have been the same before. The assumption
-- stands in its source.

derive "person.may_apply" {
  title = "May apply for settlement in Guangzhou by points", law = "GZ-EARLIER",
  since = "2018-01-01", ended = "2023-12-31",
  gives = all {
    has (person.permit_since),
    person.birth_date :years_to (law_day) :at_most (45),
    person.insured_months :at_least (48),
    none { person.last_penalty :above (law_day - years (5)) },
  },
}

points "settlement_points" {
  title = "Basic points for settlement in Guangzhou", about = person, law = "GZ-EARLIER",
  since = "2018-01-01", ended = "2023-12-31",
  places = 2, mode = "half_up",

  item { "Residence permit: 8 a year", law = "GZ-EARLIER", family = "residence",
    points = 8, for_each = person.permit_since :years_to (law_day),
    when = has (person.permit_since),
  },
  item { "Home: own 20, or rented 5 a year, at most 20", law = "GZ-EARLIER", family = "residence",
    points = largest {
      by (person.owns_home) { yes = 20, no = 0 },
      smallest { 20, 5 * rounded { person.rented_months / 12, places = 0, mode = "down" } },
    },
  },
  item { "Moved out of the four central districts: 2 a year, at most 10", law = "GZ-EARLIER",
    points = 2, at_most = 10,
    for_each = rounded {
      (person.home_moved_months + person.both_moved_months) / 12, places = 0, mode = "down",
    },
  },
  item { "Social insurance: 2 for each full year of each scheme",
    law = "GZ-EARLIER", family = "insurance",
    item { "Pension", points = 2,
      for_each = rounded { person.pension_months / 12, places = 0, mode = "down" },
    },
    item { "Medical", points = 2,
      for_each = rounded { person.medical_months / 12, places = 0, mode = "down" },
    },
    item { "Unemployment", points = 2,
      for_each = rounded { person.unemployment_months / 12, places = 0, mode = "down" },
    },
    item { "Work injury", points = 2,
      for_each = rounded { person.injury_months / 12, places = 0, mode = "down" },
    },
    item { "Maternity", points = 2,
      for_each = rounded { person.maternity_months / 12, places = 0, mode = "down" },
    },
  },
  item { "Housing fund: 2 a year", law = "GZ-EARLIER", points = 2,
    for_each = rounded { person.fund_months / 12, places = 0, mode = "down" },
  },
  item { "Age: 30 up to 40, then 2 less for each year begun", law = "GZ-EARLIER",
    points = 30 - 2 * (person.birth_date + years (40)) :years_to (law_day, "started"),
    at_least = 0,
  },
}
