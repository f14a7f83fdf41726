-- SPDX-License-Identifier: Apache-2.0
-- Clause (4), first part: household registration guides regional mobility.
-- 4.1 city sizes, 4.2 below three million, 4.3 three to five million, 4.7 by points.

provision "4.1" {
  "The size of a city by the people who live in its urban area", law = "OPN-2019, (4)",
}
provision "4.2" { "Below three million: no limits on settlement", law = "OPN-2019, (4)" }
provision "4.3" { "From three to five million: limits are relaxed", law = "OPN-2019, (4)" }
provision "4.4" {
  "From five million: settlement by points exists and is improved", law = "OPN-2019, (4)",
}
provision "4.5" { "Points tables have fewer items", law = "OPN-2019, (4)" }
provision "4.6" {
  "Years insured and years resident are the main share of the points", law = "OPN-2019, (4)",
}
provision "4.7" {
  "Points are counted, applicants ranked, the best admitted", law = "OPN-2019, (4)",
}

classify "city.tier" {
  title = "4.1 Size of a city", law = "SC-2014-51", by = city.population,
  band { "small_2", below = million (0.2) },
  band { "small_1", below = million (0.5) },
  band { "medium", below = million (1) },
  band { "large_2", below = million (3) },
  band { "large_1", below = million (5) },
  band { "very_large", below = million (10) },
  band { "super" },
}

parameter "settlement.open_below" {
  title = "No limits on settlement below this population", unit = "person", override = "fix",
  from ("2019-12-25", million (3), "OPN-2019, (4)"),
}

parameter "settlement.points_from" {
  title = "Settlement by points from this population", unit = "person", override = "fix",
  from ("2019-12-25", million (5), "OPN-2019, (4)"),
}

parameter "pass_line" {
  title = "Points needed to settle; each city sets its own", unit = "points", override = "free",
}

decision "settlement" {
  title = "Right to settle in the city applied to", about = person, place = person.destination,
  gives = choice {
    "open", "relaxed", "points_pass", "points_fail",
    titles = {
      open = "全面取消限制", relaxed = "全面放宽",
      points_pass = "积分达标", points_fail = "积分未达标",
    },
  },
}

clause "4.2" {
  decides = "settlement", law = "OPN-2019, (4)",
  title = "Cities under three million: no limits",
  when = person.destination.population :below (param.settlement.open_below),
  gives = "open",
}

clause "4.3" {
  decides = "settlement", law = "OPN-2019, (4)",
  title = "Cities of three to five million: limits fully relaxed",
  when = all {
    person.destination.population :at_least (param.settlement.open_below),
    person.destination.population :below (param.settlement.points_from),
  },
  gives = "relaxed",
}

exception "4.3.key_groups" {
  to = "4.3", law = "NDRC-2019",
  title = "Key groups settle in cities of three to five million without any limit",
  when = person.key_group :one_of {
    "rural_student", "rural_soldier", "five_years_in_town", "whole_family", "new_generation",
  },
  gives = "open",
}

-- The line is that which a city has published; it is not worked out from its quota of a year.
clause "4.7" {
  decides = "settlement", law = "OPN-2019, (4)",
  title = "Cities of five million or more: by points",
  when = person.destination.population :at_least (param.settlement.points_from),
  gives = by (all {
    person.may_apply,
    person.settlement_points :at_least (param.pass_line),
  }) { yes = "points_pass", no = "points_fail" },
}

parameter "main_share" {
  title = "Share of the points for years insured and years resident, more than", override = "fix",
  from ("2019-12-25", share (1, 2), "OPN-2019, (4)"),
}
requirement "4.6" {
  about = settlement_round, law = "OPN-2019, (4)",
  title = "Years insured and years resident are the main share of the points of the admitted",
  where = total (settlement_round.admitted, admitted_person.points) :above (0),
  demands = total (settlement_round.admitted, admitted_person.main_points)
    :above (total (settlement_round.admitted, admitted_person.points) * param.main_share),
}

requirement "4.4" {
  about = points_scheme, law = "OPN-2019, (4)",
  title = "From five million the table of points, who may apply and the days are published",
  where = points_scheme.city.population :at_least (param.settlement.points_from),
  demands = all {
    points_scheme.table_published, points_scheme.conditions_published,
    points_scheme.calendar_published,
  },
}
requirement "4.5" {
  about = points_scheme, law = "OPN-2019, (4)",
  title = "A version has fewer items than the one before",
  where = has (points_scheme.previous),
  demands = points_scheme.items :below (points_scheme.previous.items),
}
