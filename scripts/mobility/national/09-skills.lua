-- SPDX-License-Identifier: Apache-2.0
-- Clause (9): upward channels of skilled workers. 9.1 from ranks to titles and classes to degrees,
-- 9.5 promotion by points, 9.7 pay by four factors.

provision "9.1" {
  "Qualifications, titles and skill levels lead into each other", law = "OPN-2019, (9)",
}
provision "9.2" {
  "Skill levels are compared with posts of management and technology", law = "OPN-2019, (9)",
}
provision "9.3" { "New occupations are identified, and have a standard", law = "OPN-2019, (9)" }
provision "9.4" { "Posts of chief and special technicians", law = "OPN-2019, (9)" }
provision "9.5" { "Terms of appointment, and promotion by points", law = "OPN-2019, (9)" }
provision "9.6" { "A degree or seniority is never the only way", law = "OPN-2019, (9)" }
provision "9.7" {
  "Pay and its growth follow post, skill, performance and innovation", law = "OPN-2019, (9)",
}

parameter "skill_years.senior" {
  title = "Years as a senior worker before the title of assistant engineer", unit = "years",
  override = "fix", from ("2018-12-18", 2, "SKILLS-2018-74"),
}
parameter "skill_years.technician" {
  title = "Years as a technician before the title of engineer", unit = "years",
  override = "fix", from ("2018-12-18", 3, "SKILLS-2018-74"),
}
parameter "skill_years.senior_technician" {
  title = "Years as a senior technician before the title of senior engineer", unit = "years",
  override = "fix", from ("2018-12-18", 4, "SKILLS-2018-74"),
}

decision "title_open" {
  title = "Title that may be applied for with the certificate", about = title_application,
  on = title_application.applied,
  gives = choice {
    "none", "assistant_engineer", "engineer", "senior_engineer",
    titles = {
      none = "无", assistant_engineer = "助理工程师", engineer = "工程师",
      senior_engineer = "高级工程师",
    },
  },
}

-- One step: the years are counted from the certificate itself, and no title opens the next.
clause "9.1" {
  decides = "title_open", law = "SKILLS-2018-74",
  title = "Senior worker, technician and senior technician after two, three and four years",
  gives = table {
    row {
      when = all {
        title_application.rank :is "senior",
        title_application.since :years_to (law_day) :at_least (param.skill_years.senior),
      },
      gives = "assistant_engineer",
    },
    row {
      when = all {
        title_application.rank :is "technician",
        title_application.since :years_to (law_day) :at_least (param.skill_years.technician),
      },
      gives = "engineer",
    },
    row {
      when = all {
        title_application.rank :is "senior_technician",
        title_application.since :years_to (law_day)
          :at_least (param.skill_years.senior_technician),
      },
      gives = "senior_engineer",
    },
    row { gives = "none" },
  },
}

decision "counts_as_degree" {
  title = "Degree that a class of a technical school counts as", about = title_application,
  on = title_application.applied,
  gives = choice {
    "none", "secondary", "college", "bachelor",
    titles = { none = "无", secondary = "中专", college = "大专", bachelor = "本科" },
  },
}

clause "9.1.classes" {
  decides = "counts_as_degree", law = "SKILLS-2018-74",
  title = "Mid-level, senior and technician classes",
  gives = by (title_application.school_class) {
    none = "none", mid = "secondary", senior = "college", technician = "bachelor",
  },
}

parameter "promotion.points" {
  title = "Points needed for promotion (assumed; an employer enters its own)", unit = "points",
  override = "free", from ("2019-12-25", 12, "ASSUMED"),
}
parameter "promotion.years" {
  title = "Years in the rank before promotion (assumed; an employer enters its own)",
  unit = "years", override = "free", from ("2019-12-25", 2, "ASSUMED"),
}

derive "appointment.points" {
  title = "9.5 Points collected in the rank", law = "OPN-2019, (9)",
  gives = appointment.appraisals + appointment.prizes + appointment.apprentices,
}

decision "promoted" {
  title = "Is promoted to the next rank", about = appointment, gives = yes_no,
  tags = { "promotion_rule" },
}

clause "9.5" {
  decides = "promoted", law = "OPN-2019, (9)", title = "Enough points and years",
  gives = all {
    appointment.points :at_least (param.promotion.points),
    appointment.since :years_to (law_day) :at_least (param.promotion.years),
  },
}

derive "appointment.carried" {
  title = "9.5 Points carried on after a promotion", law = "OPN-2019, (9)",
  gives = by (appointment.promoted) {
    yes = appointment.points - param.promotion.points, no = appointment.points,
  },
}

requirement "9.7.factors" {
  about = pay_scheme, law = "OPN-2019, (9)",
  title = "Post, skill, results and innovation each count, and the weights add up to one",
  demands = all {
    pay_scheme.post_weight :above (0), pay_scheme.skill_weight :above (0),
    pay_scheme.result_weight :above (0), pay_scheme.innovation_weight :above (0),
    (pay_scheme.post_weight + pay_scheme.skill_weight + pay_scheme.result_weight
      + pay_scheme.innovation_weight) :is (1),
  },
}

decision "skilled_pay" { title = "Pay a month, yuan", about = pay_scheme, gives = money }

clause "9.7.pay" {
  decides = "skilled_pay", law = "OPN-2019, (9)", title = "The base times the weighted factors",
  gives = rounded {
    pay_scheme.base * (pay_scheme.post_weight * pay_scheme.post_factor
      + pay_scheme.skill_weight * pay_scheme.skill_factor
      + pay_scheme.result_weight * pay_scheme.result_factor
      + pay_scheme.innovation_weight * pay_scheme.innovation_factor),
    places = 2, mode = "half_up",
  },
}

requirement "9.6" {
  about = appointment, law = "OPN-2019, (9)", title = "There is a way up without a degree",
  decisions = "promotion_rule", possible = appointment.degree :is "none",
}

requirement "9.7.rises" {
  about = pay_scheme, law = "OPN-2019, (9)", title = "Pay grows with each of the four factors",
  decisions = "skilled_pay",
  rises_with = {
    pay_scheme.post_factor, pay_scheme.skill_factor, pay_scheme.result_factor,
    pay_scheme.innovation_factor,
  },
}

requirement "9.2" {
  about = pay_table, law = "OPN-2019, (9)",
  title = "A special technician is paid as a full senior title, a chief technician no less",
  demands = all {
    pay_table.special :is (pay_table.full_senior), pay_table.chief :at_least (pay_table.special),
  },
}

parameter "standard_months" {
  title = "Months from the listing of an occupation to its standard (assumed)", override = "free",
  from ("2019-12-25", 24, "ASSUMED"),
}
decision "certificate_valid" {
  title = "The certificate of a new occupation counts", about = skill_certificate, gives = yes_no,
}
clause "9.3" {
  decides = "certificate_valid", law = "OPN-2019, (9)",
  gives = all {
    skill_certificate.issued :at_least (skill_certificate.listed),
    has (skill_certificate.standard),
    skill_certificate.standard :at_most (skill_certificate.issued),
  },
}
duty "9.3.standard" {
  about = skill_certificate, law = "ASSUMED", title = "A listed occupation has a standard in time",
  after = skill_certificate.listed, within = months (param.standard_months),
  done = skill_certificate.standard,
}
