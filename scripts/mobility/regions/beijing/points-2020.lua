-- SPDX-License-Identifier: Apache-2.0
-- Beijing since the revision of 2020: as before, but points fall gradually with age after 45.

derive "person.may_apply" {
  title = "May apply for settlement in Beijing by points", law = "BJ-2020", since = "2020-07-16",
  gives = all {
    has (person.permit_since),
    person.past_retirement_age :is "no",
    person.insured_run_months :at_least (84),
    person.backpaid_months :at_most (5),
    none { has (person.last_penalty) },
  },
}

points "settlement_points" {
  title = "Points for settlement in Beijing", about = person, law = "BJ-2020", since = "2020-07-16",
  places = 2, mode = "half_up",

  item { "Legal stable employment: 3 a year, by the month", law = "BJ-2020", family = "insurance",
    points = 0.25, for_each = person.insured_months,
  },
  item { "Legal stable home: own 1 a year, rented 0.5; at most the insured time, own first",
    law = "BJ-2020", family = "residence",
    points = smallest { person.owned_months, person.insured_months } / 12
      + smallest {
          person.rented_months,
          largest { 0, person.insured_months - person.owned_months },
        } / 24,
  },
  item { "Education", law = "BJ-2020",
    points = by (person.degree) {
      college = 10.5, bachelor = 15, master = 26, doctor = 37, other = 0,
    },
  },
  item { "Moved out of the six central districts", law = "BJ-2020", at_most = 12,
    item { "Home only: 2 a year, at most 6", at_most = 6,
      points = 2, for_each = rounded { person.home_moved_months / 12, places = 0, mode = "down" },
    },
    item { "Work and home: 4 a year, at most 12", at_most = 12,
      points = 4, for_each = rounded { person.both_moved_months / 12, places = 0, mode = "down" },
    },
  },
  item { "Innovation and enterprise: the best one only", law = "BJ-2020",
    points = largest {
      person.national_prize,
      person.city_prize,
      smallest { 6, 2 * person.manager_years },
      smallest { 6, 2 * person.startup_years },
      smallest { 3, person.incubator_years },
    },
  },
  item { "Tax: 100,000 a year as an individual or 200,000 as an investor", law = "BJ-2020",
    points = 6,
    when = any {
      person.income_tax_year :at_least (100000),
      person.investor_tax_year :at_least (200000),
    },
  },
  item { "Age: 20 up to 45 on the cut-off day, then 4 less a year begun", law = "BJ-2020",
    points = 20
      - 4 * (person.birth_date + years (45)) :years_to (law_day :year_end (-1), "started"),
    at_least = 0,
  },
  item { "Honours, once", law = "BJ-2020", points = 20, when = person.honours :at_least (1) },
  item { "Tax offences", law = "BJ-2020", points = -12, for_each = person.tax_offences },
  item { "Administrative detention", law = "BJ-2020", points = -30, for_each = person.detentions },
}

clause "4.7.beijing" {
  decides = "settlement", law = "BJ-2020", since = "2020-07-16",
  title = "Beijing settles by points",
  gives = by (all {
    person.may_apply,
    person.settlement_points :at_least (param.pass_line),
  }) { yes = "points_pass", no = "points_fail" },
}
