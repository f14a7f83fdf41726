-- SPDX-License-Identifier: Apache-2.0
-- Points of Shanghai's residence permits: they open services, not settlement.

points "permit_points" {
  title = "Points of a residence permit in Shanghai", about = permit_holder, law = "SH-PERMIT",
  places = 0, mode = "half_up",

  item { "Age: 5 from 56 to 60, 2 more for each year younger, at most 30",
    points = smallest { 30, largest { 5, 5 + 2 * (56 - permit_holder.age) } },
    when = permit_holder.age :at_most (60),
  },
  item { "Education, or skill where it is more",
    points = largest {
      by (permit_holder.education) {
        none = 0, college = 50, bachelor = 60, bachelor_degree = 90, master = 100, doctor = 110,
      },
      by (permit_holder.skill) {
        none = 0, grade_5 = 15, grade_4 = 30, grade_3 = 60, grade_2 = 100, grade_1 = 140,
      },
    },
  },
  item { "Insurance: 3 a year", family = "insurance",
    points = 3, for_each = permit_holder.insured_years,
  },
  item { "Wage base of 36 of the last 48 months; three times for 24 of 36",
    points = by (permit_holder.wage_base) {
      below = 0, from_0_8 = 25, from_1 = 50, from_2 = 100, three_times = 120,
    },
  },
  item { "False papers: 150 less for each", points = -150, for_each = permit_holder.false_papers },
  item { "Detentions: 50 less for each", points = -50, for_each = permit_holder.detained },
  item { "Convictions: 150 less for each", points = -150, for_each = permit_holder.convicted },
}

clause "4.7.permit" {
  decides = "permit_services", law = "SH-PERMIT",
  gives = permit_holder.permit_points :at_least (param.permit_line),
}
