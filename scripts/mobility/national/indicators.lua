-- SPDX-License-Identifier: Apache-2.0
-- What the policy wants of a region in a year: figures that reach a target, or are no lower than in
-- the year before.

indicator "0.7" {
  about = region_year, law = "ASSUMED", title = "New market entities per 1,000 residents",
  where = has (region_year.previous), places = 2,
  value = share (region_year.entities, region_year.residents) * 1000,
  at_least = share (region_year.previous.entities, region_year.previous.residents) * 1000,
}

indicator "1.1.jobs" {
  about = employment_year, law = "OPN-2019, (1)", since = "2018-01-01",
  title = "New urban jobs", on = employment_year.closes,
  value = employment_year.new_jobs, at_least = param.goal.new_jobs,
}
indicator "1.1.surveyed" {
  about = employment_year, law = "OPN-2019, (1)", since = "2018-01-01",
  title = "Surveyed unemployment of the worst month, percent", on = employment_year.closes,
  where = count (employment_year.months) :is (12),
  value = largest (employment_year.months, employment_month.rate, { if_none = 0 }),
  at_most = param.goal.surveyed, tolerance = param.goal.about,
}
indicator "1.1.mean" {
  about = employment_year, law = "OPN-2019, (1)", since = "2018-01-01",
  title = "Surveyed unemployment, mean of the year, percent", on = employment_year.closes,
  where = count (employment_year.months) :is (12), places = 4,
  value = share (
    total (employment_year.months, employment_month.rate), count (employment_year.months)
  ),
  at_most = param.goal.surveyed,
}
indicator "1.1.registered" {
  about = employment_year, law = "OPN-2019, (1)", since = "2018-01-01",
  title = "Registered unemployment at the end of the year, percent", on = employment_year.closes,
  value = employment_year.registered_rate, at_most = param.goal.registered,
}

indicator "2.2.gap" {
  about = urbanisation, law = "URBAN-2016", title = "Points by which the gap has narrowed",
  value = urbanisation.narrowed, at_least = param.gap_narrows,
}

indicator "2.5" {
  about = region_year, law = "ASSUMED", title = "Share of the countryside in public investment",
  where = has (region_year.previous), places = 4,
  value = share (region_year.rural_investment, region_year.investment),
  at_least = share (region_year.previous.rural_investment, region_year.previous.investment),
}

indicator "3.1" {
  about = region_year, law = "OPN-2019, (3)", title = "Share of basic research",
  where = has (region_year.previous), places = 4,
  value = share (region_year.basic_research, region_year.research),
  at_least = share (region_year.previous.basic_research, region_year.previous.research),
}

indicator "3.3" {
  about = region_year, law = "OPN-2019, (3)", title = "Highly skilled among skilled workers",
  where = has (region_year.previous), places = 4,
  value = share (region_year.high_skilled, region_year.skilled),
  at_least = share (region_year.previous.high_skilled, region_year.previous.skilled),
}

indicator "4.20" {
  about = region_year, law = "OPN-2019, (4)", title = "People from the countryside who settled",
  value = region_year.settled, at_least = region_year.settled_plan,
}

indicator "5.1" {
  about = region_year, law = "OPN-2019, (5)", title = "Officials and managers exchanged",
  value = region_year.exchanged, at_least = region_year.previous.exchanged,
}

indicator "6.4" {
  about = region_year, law = "OPN-2019, (6)", title = "Share of files that are digitised",
  where = has (region_year.previous), places = 4,
  value = share (region_year.digitised, region_year.files),
  at_least = share (region_year.previous.digitised, region_year.previous.files),
}

parameter "connected" {
  title = "Share of institutions that must be connected (assumed)", override = "floor",
  from ("2019-12-25", percent (90), "ASSUMED"),
}

indicator "6.5" {
  about = region_year, law = "OPN-2019, (6)", title = "Institutions connected",
  value = share (region_year.connected, region_year.institutions), places = 4,
  at_least = param.connected,
}

indicator "12.5.share" {
  about = region_year, law = "OPN-2019, (12)", title = "Residents whom services cover",
  where = has (region_year.previous), places = 4,
  value = share (region_year.covered, region_year.residents),
  at_least = share (region_year.previous.covered, region_year.previous.residents),
}

parameter "direct_share" {
  title = "Share of counties with direct payment of outpatient costs", override = "floor",
  from ("2022-12-31", percent (100), "ASSUMED"),
}
indicator "4.15" {
  about = region_year, law = "OPN-2019, (4)", since = "2022-12-31",
  title = "Share of counties with direct payment of outpatient costs", places = 4,
  value = share (region_year.direct_counties, region_year.counties),
  at_least = param.direct_share,
}

indicator "10.7" {
  about = region_year, law = "ASSUMED", title = "Households that stay well above the line",
  where = has (region_year.previous), places = 4,
  value = share (region_year.exited_above, region_year.exited),
  at_least = share (region_year.previous.exited_above, region_year.previous.exited),
}

indicator "11.9" {
  about = region_year, law = "OPN-2019, (11)", title = "Seats of the cooperation plan of enrolment",
  value = region_year.enrolment_seats, at_least = region_year.previous.enrolment_seats,
}

indicator "11.13" {
  about = region_year, law = "OPN-2019, (11)",
  title = "Poor counties that need a vocational school and have none",
  value = region_year.counties_without_school, at_most = 0,
}

indicator "11.14" {
  about = region_year, law = "OPN-2019, (11)",
  title = "Share of students from the countryside and poor areas at key universities",
  where = has (region_year.previous), places = 4,
  value = share (region_year.admitted_rural, region_year.admitted),
  at_least = share (region_year.previous.admitted_rural, region_year.previous.admitted),
}
