-- SPDX-License-Identifier: Apache-2.0
-- Clause (12): fair employment. 12.9 public-welfare posts, 12.10 families without employment.

provision "12.1" { "One market for human resources, open and competitive", law = "OPN-2019, (12)" }
provision "12.2" { "Workers of town and country have equal rights", law = "OPN-2019, (12)" }
provision "12.3" { "Discrimination is corrected", law = "OPN-2019, (12)" }
provision "12.4" { "Public employment services come from several hands", law = "OPN-2019, (12)" }
provision "12.5" { "Support for work reaches all who live in a place", law = "OPN-2019, (12)" }
provision "12.6" { "Who needs assistance is identified", law = "OPN-2019, (12)" }
provision "12.7" { "Each has a plan", law = "OPN-2019, (12)" }
provision "12.8" { "Who needs it most comes first", law = "OPN-2019, (12)" }
provision "12.9" { "Public-welfare posts for those who find no other work", law = "OPN-2019, (12)" }
provision "12.10" { "No household stays without work", law = "OPN-2019, (12)" }

parameter "post_years" {
  title = "Years that a public-welfare post is subsidised, at most", override = "ceiling",
  from ("2019-01-01", 3, "POSTS-2019"),
}
parameter "near_retirement" {
  title = "Within so many years of retirement at first approval it lasts until then",
  override = "fix", from ("2019-01-01", 5, "POSTS-2019"),
}
parameter "placements" {
  title = "Placements of one person, at most", override = "fix",
  from ("2019-01-01", 2, "POSTS-2019"),
}

decision "may_be_placed" {
  title = "May be placed in a public-welfare post", about = placement, gives = yes_no,
}

clause "12.9" {
  decides = "may_be_placed", law = "POSTS-2019",
  title = "Once; older, severely disabled and families without employment once more",
  gives = any {
    placement.earlier :is (0),
    all {
      placement.earlier :below (param.placements),
      placement.group :one_of { "zero_family", "severe_disability", "older" },
    },
  },
}

derive "placement.ends" {
  title = "12.9 Last day of the subsidy", law = "POSTS-2019",
  gives = by (placement.retires_on :at_most (
    placement.first_approved + years (param.near_retirement :on (placement.first_approved))
  )) {
    yes = placement.retires_on,
    no = placement.first_approved
      + years (param.post_years :on (placement.first_approved)) - days (1),
  },
}

-- A member counts who is of working age, able and wants to work, and is no pupil or student.
derive "member.counts" {
  title = "12.10 Counts in the labour market", law = "OPN-2019, (12)",
  gives = all {
    member.birth_date :years_to (law_day) :at_least (16),
    member.birth_date :years_to (law_day) :below (by (member.sex) { male = 60, female = 55 }),
    member.studies :is "no",
    member.able,
    member.wants_work,
  },
}

decision "without_employment" {
  title = "Is a family without employment", about = household, place = household.residence,
  gives = yes_no,
}

clause "12.10" {
  decides = "without_employment", law = "OPN-2019, (12)",
  title = "There are members who count, and each of them is registered as unemployed",
  gives = all {
    any (household.members, member.counts),
    none (household.members, all { member.counts, member.registered_unemployed :is "no" }),
  },
}

parameter "zero_family_days" {
  title = "Working days until a member is employed (assumed; a region enters its own)",
  override = "ceiling", from ("2019-12-25", 20, "ASSUMED"),
}

derive "household.employed_due" {
  title = "12.10 A member must be employed by", law = "OPN-2019, (12)",
  gives = household.recognised + working_days (param.zero_family_days),
}

decision "overdue" {
  title = "Nobody of the family is employed, and the day for it has passed", about = household,
  place = household.residence, gives = yes_no,
}

clause "12.10.overdue" {
  decides = "overdue", law = "OPN-2019, (12)", title = "Recognised, past the day, not employed",
  gives = all {
    has (household.recognised),
    household.employed_due :below (law_day),
    none { household.employed_again :at_most (law_day) },
  },
}

requirement "12.3" {
  about = advert, law = "OPN-2019, (12)",
  title = "None of the six kinds of discrimination by sex",
  demands = none {
    all { advert.sex, advert.prohibited_labour :is "no" }, advert.refuses, advert.asks_family,
    advert.pregnancy_test, advert.limits_births, advert.higher_bar,
  },
}

parameter "provider_kinds" {
  title = "Kinds of providers of employment services in a county, at least (assumed)",
  override = "floor", from ("2019-12-25", 2, "ASSUMED"),
}
requirement "12.4" {
  about = county_services, law = "OPN-2019, (12)",
  title = "Basic services are free, and come from several kinds of providers",
  demands = all { county_services.free, county_services.kinds :at_least (param.provider_kinds) },
}

parameter "idle_months" {
  title = "Months without work that make a person hard to employ", unit = "months",
  override = "free",
  from ("2018-01-01", 12, "POSTS-2019"),
}
decision "hard_to_employ" {
  title = "Is helped as hard to employ", about = jobseeker, gives = yes_no,
}
clause "12.6" {
  decides = "hard_to_employ", law = "OPN-2019, (12)",
  gives = all {
    jobseeker.registered,
    any {
      jobseeker.older, jobseeker.disabled, jobseeker.hardship, jobseeker.no_worker,
      jobseeker.months_idle :at_least (param.idle_months),
    },
  },
}
