-- SPDX-License-Identifier: Apache-2.0
-- Clause (3): innovation and enterprise. 3.2 credit for vocational education, 3.8 days to start up,
-- 3.9 guaranteed loans.

provision "3.1" {
  "Basic disciplines are strengthened: their share of research does not fall",
  law = "OPN-2019, (3)",
}
provision "3.2" {
  "Firms that train are credited, and what is left over is carried", law = "OPN-2019, (3)",
}
provision "3.3" {
  "Technical and skilled talent of a high level is trained faster", law = "OPN-2019, (3)",
}
provision "3.4" {
  "Research between disciplines and at the frontier has its programmes", law = "OPN-2019, (3)",
}
provision "3.5" { "Achievements of a high level are turned to use", law = "OPN-2019, (3)" }
provision "3.6" {
  "Discretion is used within published ranges, and equal facts are treated equally",
  law = "OPN-2019, (3)",
}
provision "3.7" {
  "The conditions of business are open: no rule binds before it is published",
  law = "OPN-2019, (3)",
  declared_only = "that no unpublished condition is applied cannot be seen in what is published",
}
provision "3.8" { "A firm is started within a number of working days", law = "OPN-2019, (3)" }
provision "3.9" {
  "Finance is within reach of small firms: the guaranteed loan", law = "OPN-2019, (3)",
}
provision "3.10" { "Firms of every ownership are treated alike", law = "OPN-2019, (3)" }
provision "3.11" { "Places that train and host founders are of quality", law = "OPN-2019, (3)" }
provision "3.12" { "Workers who found a firm have a subsidy", law = "OPN-2019, (3)" }

parameter "education_credit" {
  title = "Part of an investment in vocational education that is credited", override = "fix",
  from ("2019-01-01", percent (30), "CREDIT-MEMORY"),
}

derive "investment_year.credit" {
  title = "3.2 Credited this year", law = "CREDIT-MEMORY", places = 2, mode = "half_up",
  gives = smallest {
    investment_year.surcharges,
    investment_year.invested * param.education_credit + investment_year.carried_in,
  },
}

derive "investment_year.carried_out" {
  title = "3.2 Carried on to next year", law = "CREDIT-MEMORY", places = 2, mode = "half_up",
  gives = largest {
    0,
    investment_year.invested * param.education_credit + investment_year.carried_in
      - investment_year.surcharges,
  },
}

parameter "startup_days" {
  title = "Working days to start up an enterprise, at most", override = "ceiling",
  from ("2018-12-31", 8.5, "STARTUP-2018"),
  from ("2019-12-31", 5, "STARTUP-MEMORY"),
  from ("2020-12-31", 4, "STARTUP-2020"),
}

derive "startup.days" {
  title = "3.8 Working days from complete papers to ready", law = "STARTUP-2018",
  gives = startup.registration_days + startup.seal_days + startup.invoice_days,
}

requirement "3.8" {
  about = startup, law = "STARTUP-2018", on = startup.completed,
  title = "All parts of a start-up together take no longer than allowed on the day it is ready",
  demands = startup.days :at_most (param.startup_days),
}

parameter "loan.personal" {
  title = "Guaranteed loan of one person, at most", unit = "yuan", override = "exceed",
  from ("2018-01-01", 150000, "LOAN-EARLIER"),
  from ("2020-04-15", 200000, "LOAN-2020"),
}
parameter "loan.partnership" {
  title = "Times the loans of all partners that qualify", override = "fix",
  from ("2018-01-01", 1.1, "LOAN-EARLIER"),
}
parameter "loan.firm" {
  title = "Guaranteed loan of a small firm, at most", unit = "yuan", override = "exceed",
  from ("2018-01-01", million (3), "LOAN-EARLIER"),
}
parameter "loan.hires" {
  title = "Newly hired persons that a firm needs, of its staff", override = "fix",
  from ("2018-01-01", percent (20), "LOAN-EARLIER"),
  from ("2020-04-15", percent (15), "LOAN-2020"),
}
parameter "loan.hires_large" {
  title = "The same with more than 100 staff", override = "fix",
  from ("2018-01-01", percent (10), "LOAN-MEMORY"),
  from ("2020-04-15", percent (8), "LOAN-2020"),
}
parameter "loan.own_rate" {
  title = "The borrower pays the prime rate less so many points of a percent", override = "fix",
  from ("2021-01-01", 1.5, "LOAN-2020"),
}

decision "loan_limit" {
  title = "Most that may be lent, yuan", about = loan, on = loan.signed, gives = money,
}

clause "3.9.personal" {
  decides = "loan_limit", law = "LOAN-EARLIER", title = "One person",
  when = loan.kind :is "personal", gives = param.loan.personal,
}

clause "3.9.partnership" {
  decides = "loan_limit", law = "LOAN-EARLIER", title = "Partners that qualify, and a tenth more",
  when = loan.kind :is "partnership",
  gives = rounded {
    count (loan.partners, partner.eligible) * param.loan.personal * param.loan.partnership,
    places = 2, mode = "down",
  },
}

clause "3.9.firm" {
  decides = "loan_limit", law = "LOAN-EARLIER", title = "A firm that hired enough persons",
  when = all {
    loan.kind :is "firm",
    by (loan.staff :above (100)) {
      yes = loan.new_hires :at_least (loan.staff * param.loan.hires_large),
      no = loan.new_hires :at_least (loan.staff * param.loan.hires),
    },
  },
  gives = param.loan.firm,
}

clause "3.9.firm_refused" {
  decides = "loan_limit", law = "LOAN-EARLIER", title = "A firm that hired too few",
  when = all {
    loan.kind :is "firm",
    by (loan.staff :above (100)) {
      yes = loan.new_hires :below (loan.staff * param.loan.hires_large),
      no = loan.new_hires :below (loan.staff * param.loan.hires),
    },
  },
  gives = 0,
}

derive "loan.own_interest" {
  title = "3.9 Interest a year that the borrower pays", law = "LOAN-2020", unit = "yuan",
  since = "2021-01-01", places = 2, mode = "half_up",
  gives = loan.principal * smallest {
    loan.rate, largest { 0, loan.lpr - param.loan.own_rate },
  } / 100,
}

derive "loan.subsidy" {
  title = "3.9 Interest a year that is subsidised", law = "LOAN-2020", unit = "yuan",
  since = "2021-01-01", places = 2, mode = "half_up",
  gives = loan.principal * largest {
    0, loan.rate - largest { 0, loan.lpr - param.loan.own_rate },
  } / 100,
}

requirement "3.6" {
  about = ruling, law = "OPN-2019, (3)",
  title = "A decision at discretion lies in the published range of its severity",
  demands = all { ruling.amount :at_least (ruling.least), ruling.amount :at_most (ruling.most) },
}

parameter "base.seats" {
  title = "Seats of a base, at least (assumed; a region enters its own)", override = "free",
  from ("2019-12-25", 50, "ASSUMED"),
}
parameter "base.trainers" {
  title = "Trainers of a base, at least (assumed; a region enters its own)", override = "free",
  from ("2019-12-25", 5, "ASSUMED"),
}
parameter "base.alive" {
  title = "Share of its firms that live, at least (assumed; a region enters its own)",
  override = "free", from ("2019-12-25", percent (50), "ASSUMED"),
}
decision "accredited" {
  title = "The base is accredited", about = training_base, gives = yes_no,
}
clause "3.11" {
  decides = "accredited", law = "OPN-2019, (3)",
  gives = all {
    training_base.seats :at_least (param.base.seats),
    training_base.trainers :at_least (param.base.trainers),
    share (training_base.alive, training_base.started) :at_least (param.base.alive),
  },
}

requirement "3.7" {
  about = local_rule, law = "OPN-2019, (3)", title = "No rule binds before it is published",
  demands = local_rule.effective :at_least (local_rule.published),
}

parameter "startup_subsidy" {
  title = "Subsidy for founding a firm (assumed; a region enters its own)", unit = "yuan",
  override = "free", from ("2019-12-25", 5000, "ASSUMED"),
}
parameter "startup_months" {
  title = "Months in operation before it (assumed; a region enters its own)", unit = "months",
  override = "free", from ("2019-12-25", 12, "ASSUMED"),
}
decision "startup_subsidy" {
  title = "Subsidy for founding a firm, once, yuan", about = founded_firm, gives = money,
  otherwise = 0,
}
clause "3.12" {
  decides = "startup_subsidy", law = "OPN-2019, (3)", title = "Once, after a time in operation",
  when = all {
    founded_firm.subsidised :is "no", founded_firm.months :at_least (param.startup_months),
  },
  gives = param.startup_subsidy,
}
