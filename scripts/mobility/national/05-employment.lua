-- SPDX-License-Identifier: Apache-2.0
-- Clause (5): movement between units. 5.2 transfer into organs, 5.5 years to stay in hard areas,
-- 5.9 what moves of a pension, 5.10 temporary accounts, 5.11 months of all places, 5.13 days of a
-- transfer, 5.14 between the schemes of employees and of residents; retirement ages since 2025.

provision "5.1" {
  "More exchange between offices, enterprises and institutions", law = "OPN-2019, (5)",
}
provision "5.2" {
  "Staff of enterprises and organisations may enter offices", law = "OPN-2019, (5)",
}
provision "5.3" {
  "Staff of any unit may enter state enterprises and institutions", law = "OPN-2019, (5)",
}
provision "5.4" {
  "Entry to posts in hard and remote places is easier", law = "OPN-2019, (5)",
  declared_only = "whether a condition is made for one person cannot be seen in the condition",
}
provision "5.5" { "Who entered by an easier way stays for some years", law = "OPN-2019, (5)" }
provision "5.6" {
  "Institutions at the base recruit on reasonable conditions", law = "OPN-2019, (5)",
}
provision "5.7" { "Ex-servicemen are recruited by a plan of their own", law = "OPN-2019, (5)" }
provision "5.8" {
  "Village and community cadres are recruited by a plan of their own", law = "OPN-2019, (5)",
}
provision "5.9" { "What moves with a pension between provinces", law = "OPN-2019, (5)" }
provision "5.10" { "Whose pension moves, and whose has a temporary account", law = "OPN-2019, (5)" }
provision "5.11" {
  "Years and accounts add up, and are not ended before the age of benefit", law = "OPN-2019, (5)",
}
provision "5.12" { "The place that pays the pension", law = "OPN-2019, (5)" }
provision "5.13" {
  "A pension is transferred in three steps, each within working days", law = "OPN-2019, (5)",
}
provision "5.14" {
  "Pensions move between the system of employees and that of residents", law = "OPN-2019, (5)",
}

parameter "transfer_age" {
  title = "Oldest age for a transfer, by the level of the post", unit = "years",
  keys = "transfer_in.post", override = "fix",
  from ("2008-02-29", { bureau = 55, county_team = 50, division = 45, section = 40 },
    "TRANSFER-2008"),
}

decision "may_transfer_in" {
  title = "May be transferred into the organ", about = transfer_in, gives = yes_no,
}

clause "5.2" {
  decides = "may_transfer_in", law = "TRANSFER-2008",
  title = "Degree by the level of the organ, age by the post, title of professionals",
  gives = all {
    by (transfer_in.organ) {
      central = transfer_in.degree :one_of { "bachelor", "master", "doctor" },
      province = transfer_in.degree :one_of { "bachelor", "master", "doctor" },
      other = transfer_in.degree :one_of { "college", "bachelor", "master", "doctor" },
    },
    transfer_in.birth_date :years_to (law_day) :at_most (param.transfer_age (transfer_in.post)),
    any {
      transfer_in.professional :is "no",
      transfer_in.full_senior,
      (transfer_in.deputy_senior_since + years (2)) :at_most (law_day),
    },
  },
}

exception "5.2.approved" {
  to = "5.2", law = "TRANSFER-2008", title = "The next higher body approved an exception",
  when = transfer_in.approved_above, gives = "yes",
}

parameter "stay_years" {
  title = "Years to serve in hard areas before leaving", unit = "years", override = "fix",
  from ("2014-09-01", 5, "HARD-2014"),
}

decision "may_leave" {
  title = "May move to the other organ", about = service, gives = yes_no,
}

clause "5.5" {
  decides = "may_leave", law = "HARD-2014",
  title = "After five years; before them only to hard areas of the same city",
  gives = any {
    service.recruited :years_to (law_day) :at_least (param.stay_years),
    service.target :is "hard_same_city",
  },
}

parameter "pension_moved_share" {
  title = "Part of the wages since 1998 that moves with the account", override = "fix",
  from ("2010-01-01", percent (12), "PENSION-2009-66"),
}

decision "pension_moved" {
  title = "Money that moves with the pension relation, yuan", about = pension_move, gives = money,
}

clause "5.9" {
  decides = "pension_moved", law = "PENSION-2009-66, art. 4",
  title = "The own account, and a part of all wages paid on since 1998",
  gives = rounded {
    pension_move.balance
      + total (pension_move.wages, wage_year.wages, wage_year.year :at_least (1998))
        * param.pension_moved_share,
    places = 2, mode = "half_up",
  },
}

parameter "temporary_account" {
  title = "Age from which the account at a new place is temporary", unit = "years",
  keys = "pension.sex", override = "fix",
  from ("2010-01-01", { male = 50, female = 40 }, "PENSION-2009-66"),
}

decision "pension_account" {
  title = "Account that is opened at the new place", about = pension,
  gives = choice { "normal", "temporary", titles = { normal = "转移", temporary = "临时账户" } },
}

clause "5.10" {
  decides = "pension_account", law = "PENSION-2009-66, art. 5",
  title = "The relation moves with the person", gives = "normal",
}

exception "5.10.temporary" {
  to = "5.10", law = "PENSION-2009-66, art. 5",
  title = "Away from the province of registration, at 50 or more (women 40), no approved transfer",
  when = all {
    pension.new_place_is_home :is "no",
    pension.approved_transfer :is "no",
    pension.birth_date :years_to (law_day) :at_least (param.temporary_account (pension.sex)),
  },
  gives = "temporary",
}

derive "pension.months_paid" {
  title = "5.11 Months in all places, each once", law = "PENSION-2009-66, art. 3",
  gives = count (months_of (pension.spells)),
}

parameter "pension_step_days" {
  title = "Working days of each of the three steps of a transfer", override = "ceiling",
  from ("2010-01-01", 15, "PENSION-2009-66"),
}

procedure "move" {
  title = "5.13 Transfer of a pension relation", about = pension_move,
  law = "PENSION-2009-66, art. 8",
  step { "apply", by = "applicant", done = pension_move.applied },
  step {
    "review", by = "new_agency", done = pension_move.reviewed,
    within = working_days (param.pension_step_days),
  },
  step {
    "hand_over", by = "old_agency", done = pension_move.handed_over,
    within = working_days (param.pension_step_days),
  },
  step {
    "close", by = "new_agency", done = pension_move.closed,
    within = working_days (param.pension_step_days),
  },
}

parameter "least_months" {
  title = "Least months for a pension of employees", unit = "months", override = "fix",
  from ("2010-01-01", 180, "SCHEMES-2014"),
  from ("2030-01-01", 186, "RETIRE-2024"),
  from ("2031-01-01", 192, "RETIRE-2024"),
  from ("2032-01-01", 198, "RETIRE-2024"),
  from ("2033-01-01", 204, "RETIRE-2024"),
  from ("2034-01-01", 210, "RETIRE-2024"),
  from ("2035-01-01", 216, "RETIRE-2024"),
  from ("2036-01-01", 222, "RETIRE-2024"),
  from ("2037-01-01", 228, "RETIRE-2024"),
  from ("2038-01-01", 234, "RETIRE-2024"),
  from ("2039-01-01", 240, "RETIRE-2024"),
}

decision "pension_between_schemes" {
  title = "What may be done at retirement age with two schemes", about = pension,
  gives = choice {
    "bring_in", "pay_on_or_move",
    titles = { bring_in = "并入职工养老", pay_on_or_move = "延长缴费或转入居民养老" },
  },
}

clause "5.14.bring" {
  decides = "pension_between_schemes", law = "SCHEMES-2014",
  title = "Enough months as an employee: the account of the residents' scheme is brought in",
  when = pension.employee_months :at_least (param.least_months), gives = "bring_in",
}

clause "5.14.move" {
  decides = "pension_between_schemes", law = "SCHEMES-2014",
  title = "Too few months as an employee: pay on, or move to the residents' scheme",
  when = pension.employee_months :below (param.least_months), gives = "pay_on_or_move",
}

derive "pension.joint_account" {
  title = "5.14 Account after both are put together", law = "SCHEMES-2014",
  gives = pension.employee_account + pension.resident_account,
}

derive "pension.joint_months" {
  title = "5.14 Months after that: years are added only in the residents' scheme",
  law = "SCHEMES-2014",
  gives = by (pension.employee_months :below (param.least_months)) {
    yes = pension.employee_months + pension.resident_months, no = pension.employee_months,
  },
}

-- The delay of the retirement age since 2025, by months of birth k after the first that is delayed:
-- for men and women of 55 min (36, floor (k / 4) + 1), for women of 50 min (60, floor (k / 2) + 1).

parameter "first_delayed" {
  title = "First day of birth of those whose retirement is delayed", keys = "pension.group",
  override = "fix",
  from ("2025-01-01", {
    man_60 = "1965-01-01", woman_55 = "1970-01-01", woman_50 = "1975-01-01",
  }, "RETIRE-2024"),
}

derive "pension.delay" {
  title = "Months by which retirement is delayed", law = "RETIRE-2024", unit = "months",
  places = 0, mode = "down",
  gives = by (pension.birth_date :below (param.first_delayed (pension.group))) {
    yes = 0,
    no = by (pension.group) {
      woman_50 = smallest {
        60, param.first_delayed.woman_50 :months_to (pension.birth_date) / 2 + 1,
      },
      other = smallest {
        36, param.first_delayed (pension.group) :months_to (pension.birth_date) / 4 + 1,
      },
    },
  },
}

derive "pension.retires_on" {
  title = "Day of statutory retirement", law = "RETIRE-2024",
  gives = pension.birth_date
    + years (by (pension.group) { man_60 = 60, woman_55 = 55, woman_50 = 50 })
    + months (pension.delay),
}

requirement "5.4" {
  about = relaxed_post, law = "OPN-2019, (5)",
  title = "Conditions are eased in hard areas only, and none is harder than the general one",
  demands = all {
    relaxed_post.hardship_class :at_least (1),
    relaxed_post.age :at_least (relaxed_post.general_age),
    relaxed_post.line :at_most (relaxed_post.general_line),
  },
}
