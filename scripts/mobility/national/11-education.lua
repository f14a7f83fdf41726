-- SPDX-License-Identifier: Apache-2.0
-- Clause (11): education first, a fair start. 11.3 teachers, 11.4 public funding of a school,
-- 11.5 aid to pupils, 11.7 a place at school for children of permit holders, 11.10 special plans of
-- universities.

provision "11.1" { "Compulsory education is one for town and country", law = "OPN-2019, (11)" }
provision "11.2" { "One standard for school buildings", law = "OPN-2019, (11)" }
provision "11.3" { "One measure for teachers", law = "OPN-2019, (11)" }
provision "11.4" { "One benchmark of funds for each pupil", law = "OPN-2019, (11)" }
provision "11.5" { "Aid for students by one policy", law = "OPN-2019, (11)" }
provision "11.6" { "Poor and disabled children have their education", law = "OPN-2019, (11)" }
provision "11.7" {
  "Children who come along are enrolled on the residence permit", law = "OPN-2019, (11)",
}
provision "11.8" { "Holders of a permit have compulsory education by law", law = "OPN-2019, (11)" }
provision "11.9" {
  "Central and western regions are supported in enrolment", law = "OPN-2019, (11)",
}
provision "11.10" {
  "Special plans of universities for rural and poor areas", law = "OPN-2019, (11)",
}
provision "11.11" { "East and west cooperate in vocational education", law = "OPN-2019, (11)" }
provision "11.12" { "A thousand schools train poor young people", law = "OPN-2019, (11)" }
provision "11.13" { "Poor counties are helped to build vocational schools", law = "OPN-2019, (11)" }
provision "11.14" {
  "Rural and poor students reach good universities more often", law = "OPN-2019, (11)",
}

parameter "pupils_per_post" {
  title = "Pupils for each post", keys = "post_rule.stage", override = "ceiling",
  from ("2014-11-13", { primary = 19, junior = 13.5, senior = 12.5 }, "POSTS-MEMORY"),
}

derive "school.posts" {
  title = "11.3 Posts for teachers", law = "POSTS-MEMORY", places = 0, mode = "up",
  gives = share (
    school.pupils + school.disabled_pupils,
    by (school.stage) {
      primary = param.pupils_per_post.primary, junior = param.pupils_per_post.junior,
    }
  ),
}

parameter "pupil_rate" {
  title = "Public funding for each pupil and year", unit = "yuan/person", keys = "school.stage",
  override = "floor",
  from ("2016-03-01", { primary = 600, junior = 800 }, "FUNDS-2016"),
  from ("2019-01-01", { primary = 650, junior = 850 }, "FUNDS-2019"),
  from ("2023-03-01", { primary = 720, junior = 940 }, "FUNDS-2023"),
}
parameter "boarding_rate" {
  title = "Supplement for each boarder and year", unit = "yuan/person", override = "floor",
  from ("2016-03-01", 200, "FUNDS-2016"),
  from ("2023-03-01", 300, "FUNDS-2023"),
}
parameter "special_rate" {
  title = "Public funding for each pupil with a disability and year", unit = "yuan/person",
  override = "floor",
  from ("2016-03-01", 6000, "FUNDS-2016"),
  from ("2025-03-01", 7000, "SPECIAL-2025"),
}
parameter "small_school" {
  title = "A rural school with fewer pupils is counted with so many", unit = "person",
  override = "floor",
  from ("2016-03-01", 100, "FUNDS-2016"),
}

decision "school_budget" {
  title = "Public funding of the school, yuan a year", about = school, gives = money,
}

clause "11.4" {
  decides = "school_budget", law = "OPN-2019, (11)",
  title = "One rate for each pupil in town and country; small rural schools count as larger",
  gives = by (school.rural) {
      yes = largest { school.pupils, param.small_school - school.disabled_pupils },
      no = school.pupils,
    } * param.pupil_rate (school.stage)
    + school.boarders * param.boarding_rate
    + school.disabled_pupils * param.special_rate,
}

parameter "boarder_aid" {
  title = "Living subsidy of a poor boarder, a year", unit = "yuan/person", keys = "school.stage",
  override = "floor",
  from ("2019-09-01", { primary = 1000, junior = 1250 }, "AID-2024"),
  from ("2024-03-01", { primary = 1250, junior = 1500 }, "AID-2024"),
}
parameter "day_pupil_part" {
  title = "Part of it that a poor day pupil gets", override = "floor",
  from ("2019-09-01", percent (50), "AID-2024"),
}

decision "living_subsidies" {
  title = "Living subsidies for poor pupils of the school, yuan a year", about = school,
  gives = money,
}

clause "11.5" {
  decides = "living_subsidies", law = "AID-2024",
  title = "Poor boarders in full, poor day pupils in part",
  gives = rounded {
    (school.poor_boarders + school.poor_day_pupils * param.day_pupil_part)
      * param.boarder_aid (school.stage),
    places = 2, mode = "half_up",
  },
}

decision "school_place" {
  title = "Has a place in compulsory education where the family lives", about = person,
  place = person.residence, gives = yes_no, tags = { "service.education" },
}

clause "11.7" {
  decides = "school_place", law = "OPN-2019, (11)",
  title = "A child from six to under fifteen, with the permit of a parent or registered there",
  gives = all {
    person.age :at_least (6), person.age :below (15),
    any {
      person.registered_here,
      person.parent_permit_until :at_least (law_day),
    },
  },
}

decision "national_plan" {
  title = "May apply in the national special plan", about = person, gives = yes_no,
}

clause "11.10" {
  decides = "national_plan", law = "PLAN-2018", on = person.exam_day,
  title = "Three years registered and three school years in the area, and a parent from there",
  gives = all {
    person.exam_registered,
    person.parent_from_area,
    count (
      months_of (person.registrations, registration.in_area)
        :within (last_months (36, person.exam_day))
    ) :is (36),
    count (person.school_years, all { school_year.in_area, school_year.studied }) :at_least (3),
  },
}

parameter "special_plan_share" {
  title = "Part of the intake for the special plan of a university", override = "floor",
  from ("2015-01-01", percent (2), "PLAN-2015"),
}

derive "university.least_seats" {
  title = "11.10 Seats of the special plan, at least", law = "PLAN-2015", unit = "person",
  gives = university.intake * param.special_plan_share, places = 0, mode = "up",
}

requirement "11.10.seats" {
  about = university, law = "PLAN-2015",
  title = "The special plan of a university has its least seats",
  demands = university.special_seats :at_least (university.least_seats),
}

requirement "11.3" {
  about = post_rule, law = "OPN-2019, (11)",
  title = "Pupils for each post: the same in town and country, and not above the standard",
  demands = all {
    post_rule.urban :is (post_rule.rural),
    post_rule.urban :at_most (param.pupils_per_post (post_rule.stage)),
  },
}

requirement "11.6" {
  about = person, law = "OPN-2019, (11)",
  title = "No child of school age with a disability is refused",
  where = all {
    person.disability :one_of { "slight", "severe" }, person.age :at_least (6),
    person.age :below (15),
  },
  demands = person.at_school,
}

-- 11.7 and 4.9: with a permit of a parent it does not matter where a child is registered.

requirement "4.9" {
  about = person, law = "OPN-2019, (4)",
  title = "Schooling is the same for permit holders' children and those registered there",
  decisions = "service.education", given = person.parent_permit_until :at_least (law_day),
  same_for = { person.registered_here },
}

requirement "11.1" {
  about = resource_standard, law = "OPN-2019, (11)",
  title = "One standard for town and country",
  where = resource_standard.resource :one_of { "teachers", "equipment", "funds" },
  demands = resource_standard.urban :is (resource_standard.rural),
}

requirement "11.2" {
  about = resource_standard, law = "OPN-2019, (11)",
  title = "The standard for school buildings is no lower in the country",
  where = resource_standard.resource :is "buildings",
  demands = resource_standard.rural :at_least (resource_standard.urban),
}

requirement "11.12" {
  about = youth, law = "ASSUMED",
  title = "Young persons of poor households who ask have a place without fees",
  where = all { youth.registered_poor, has (youth.applied) },
  demands = all { has (youth.placed), youth.fees :is (0) },
}
