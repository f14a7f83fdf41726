-- SPDX-License-Identifier: Apache-2.0
-- Clause (1): employment first. 1.1 goals of a year, 1.2 effects on employment, 1.3 the colour of a
-- year, 1.6 upgrades that cost jobs, 1.8 quality of new jobs, 1.9 jobs that machines take.

provision "1.1" {
  "Keeping and widening employment comes first: the goals of a year", law = "OPN-2019, (1)",
}
provision "1.2" {
  "Policies and projects are assessed for their effect on employment before they are adopted",
  law = "OPN-2019, (1)",
}
provision "1.3" {
  "The economy stays in the range in which employment is stable", law = "OPN-2019, (1)",
}
provision "1.4" {
  "Industries that need capital, technology, knowledge and labour develop together",
  law = "OPN-2019, (1)",
}
provision "1.5" {
  "New industries are grown: information technology, equipment, digital work",
  law = "OPN-2019, (1)",
}
provision "1.6" {
  "Traditional industries are upgraded, with a place for those who lose theirs",
  law = "OPN-2019, (1)",
}
provision "1.7" { "Smart agriculture and modern logistics are grown", law = "OPN-2019, (1)" }
provision "1.8" { "Better chances to move: the quality of new jobs", law = "OPN-2019, (1)" }
provision "1.9" {
  "The effect of robots and artificial intelligence on employment is studied and answered",
  law = "OPN-2019, (1)",
}

parameter "goal.new_jobs" {
  title = "New urban jobs of the year, at least", unit = "person", override = "free",
  from ("2018-01-01", million (11), "GOALS-2018"),
  from ("2019-01-01", million (11), "GOALS-2019"),
  from ("2020-01-01", million (9), "GOALS-MEMORY"),
  from ("2022-01-01", million (11), "GOALS-2022"),
  from ("2024-01-01", million (12), "GOALS-MEMORY"),
}
parameter "goal.surveyed" {
  title = "Surveyed urban unemployment, percent, at most or about", override = "free",
  from ("2018-01-01", 5.5, "GOALS-2018"),
  from ("2019-01-01", 5.5, "GOALS-2019"),
  from ("2020-01-01", 6, "GOALS-MEMORY"),
  from ("2022-01-01", 5.5, "GOALS-2022"),
}
parameter "goal.registered" {
  title = "Registered urban unemployment, percent, at most", override = "free",
  from ("2018-01-01", 4.5, "GOALS-2018"),
  from ("2019-01-01", 4.5, "GOALS-2019"),
  from ("2020-01-01", 5.5, "GOALS-MEMORY"),
}
parameter "goal.about" {
  title = "What about means, in points of a percent", override = "fix",
  from ("2018-01-01", 0.2, "ASSUMED"),
}

decision "goals_met" {
  title = "The goals of employment are met", about = employment_year,
  on = employment_year.closes, gives = yes_no,
}

clause "1.1" {
  decides = "goals_met", law = "OPN-2019, (1)", since = "2018-01-01",
  title = "New jobs, the surveyed rate of every month, the registered rate at the end",
  gives = all {
    employment_year.new_jobs :at_least (param.goal.new_jobs),
    all (employment_year.months,
      employment_month.rate :at_most (param.goal.surveyed + param.goal.about)),
    count (employment_year.months) :is (12),
    employment_year.registered_rate :at_most (param.goal.registered),
  },
}

derive "employment_year.mean_rate" {
  title = "1.3 Mean of the surveyed rates, percent", law = "OPN-2019, (1)", since = "2018-01-01",
  places = 4, mode = "half_up",
  gives = share (
    total (employment_year.months, employment_month.rate), count (employment_year.months)
  ),
}

decision "colour" {
  title = "Is the economy in a reasonable range", about = employment_year,
  on = employment_year.closes,
  gives = choice {
    "green", "amber", "red", titles = { green = "绿", amber = "黄", red = "红" },
  },
}

clause "1.3" {
  decides = "colour", law = "OPN-2019, (1)", since = "2018-01-01",
  title = "Red: the mean over the ceiling, or too few jobs; amber: one month over the ceiling",
  when = count (employment_year.months) :is (12),
  gives = table {
    row {
      when = any {
        share (
          total (employment_year.months, employment_month.rate), count (employment_year.months)
        ) :above (param.goal.surveyed),
        employment_year.new_jobs :below (param.goal.new_jobs),
      },
      gives = "red",
    },
    row {
      when = any (employment_year.months, employment_month.rate :above (param.goal.surveyed)),
      gives = "amber",
    },
    row { gives = "green" },
  },
}

requirement "1.2" {
  about = measure, law = "LIAONING-2015",
  title = "The effect on employment is assessed on the day of adoption or before",
  demands = measure.assessed :at_most (measure.adopted),
}

decision "upgrade_supported" {
  title = "An upgrade that costs jobs is supported", about = measure, gives = yes_no,
}

clause "1.6" {
  decides = "upgrade_supported", law = "ASSUMED", title = "A plan covers all who lose their job",
  gives = measure.jobs_placed :at_least (measure.jobs_lost),
}

derive "measure.uncovered" {
  title = "1.6 Persons whom no plan covers", law = "ASSUMED",
  gives = largest { 0, measure.jobs_lost - measure.jobs_placed },
}

derive "job_report.quality" {
  title = "1.8 Quality of new jobs: mean of three shares", law = "ASSUMED",
  places = 4, mode = "half_up",
  gives = share (job_report.contracts + job_report.insured + job_report.paid, job_report.jobs) / 3,
}

parameter "displacement" {
  title = "Share of jobs taken by machines in a year that calls for a plan", override = "free",
  from ("2019-12-25", percent (3), "ASSUMED"),
}

decision "response_due" {
  title = "A plan of response is due", about = sector, gives = yes_no,
}

clause "1.9" {
  decides = "response_due", law = "OPN-2019, (1)", title = "From three percent of the employed",
  gives = share (sector.displaced, sector.employed) :at_least (param.displacement),
}

requirement "1.4" {
  about = industry_plan, law = "OPN-2019, (1)",
  title = "A local plan has a measure for industries of each of the four kinds",
  demands = all {
    industry_plan.capital :at_least (1), industry_plan.technology :at_least (1),
    industry_plan.knowledge :at_least (1), industry_plan.labour :at_least (1),
  },
}

parameter "emerging" {
  title = "Industries that are new drivers", list = true, override = "fix",
  from (
    "2019-12-25", { "information_technology", "equipment", "digital_creative" }, "OPN-2019, (1)"
  ),
}
parameter "new_quality" {
  title = "Industries that join the old and the new", list = true, override = "fix",
  from ("2019-12-25", { "smart_agriculture", "logistics" }, "OPN-2019, (1)"),
}

decision "grown" {
  title = "Its industry is one that is to be grown", about = project, gives = yes_no,
  otherwise = "no",
}
clause "1.5" {
  decides = "grown", law = "OPN-2019, (1)", when = project.industry :one_of (param.emerging),
  gives = "yes",
}
clause "1.7" {
  decides = "grown", law = "OPN-2019, (1)", when = project.industry :one_of (param.new_quality),
  gives = "yes",
}

indicator "1.8" {
  about = job_report, law = "ASSUMED", title = "Quality of new jobs does not fall",
  where = has (job_report.previous), value = job_report.quality,
  at_least = job_report.previous.quality,
}
