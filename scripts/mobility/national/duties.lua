-- SPDX-License-Identifier: Apache-2.0
-- Who must act, and by when. The duties of the whole stand in the rule book: each is met by the
-- source that does what the sentence asks for.

duty "6.7" {
  about = book, law = "OPN-2019, (6)", body = "Ministry of Human Resources",
  title = "Measures for files that people live by are studied and made",
}

duty "8.4" {
  about = book, law = "OPN-2019, (8)", body = "Ministry of Human Resources",
  title = "A standard is published for raising awards of technical and skilled talent",
}

duty "8.7" {
  about = book, law = "OPN-2019, (8)", body = "Ministry of Human Resources",
  title = "How cash awards are paid is made known", met_by = "AWARDS-2021",
}

duty "10.6.policy" {
  about = book, law = "OPN-2019, (10)", body = "Leading group of poverty alleviation",
  title = "A policy for households slightly above the line is made", met_by = "MONITOR-2020",
}

duty "14.3.files" {
  about = book, law = "OPN-2019, (6)", body = "Ministry of Human Resources",
  title = "The clock of personnel files is set", met_by = "FILES-2021",
}

duty "12.10.family" {
  about = household, law = "OPN-2019, (12)", body = "employment office",
  title = "A member of a family without employment is employed",
  after = household.recognised, within = working_days (param.zero_family_days),
  done = household.employed_again,
}

duty "2.1" {
  about = office, law = "OPN-2019, (2)",
  title = "A plan of urban and rural integration is registered",
  done = office.integration_plan,
}

duty "10.4.in_time" {
  about = office, law = "OPN-2019, (10)", body = "county",
  title = "The county leaves poverty in the year 2020", when = office.poor_county,
  by = "2020-12-31", done = office.left_poverty,
}

duty "10.5" {
  about = office, law = "ASSUMED", title = "What a shock does to the poor is reviewed in 30 days",
  after = office.shock, within = days (30), done = office.reviewed,
}

parameter "plan_days" {
  title = "Working days until a plan is made (assumed; a region enters its own)",
  override = "ceiling", from ("2019-12-25", 10, "ASSUMED"),
}

duty "12.7" {
  about = assistance, law = "OPN-2019, (12)", body = "employment office",
  title = "A plan for the person is made", after = assistance.identified,
  within = working_days (param.plan_days), done = assistance.planned,
}

duty "13.2" {
  about = office, law = "OPN-2019, (13)", when = office.level :is "county",
  title = "The standard of the living allowance is reviewed each year, by the end of June",
  each_year = "06-30", done = office.standard_reviewed,
}

duty "3.4" {
  about = office, law = "OPN-2019, (3)", when = office.level :is "province",
  title = "A programme of research between disciplines is registered",
  done = office.research_programme,
}

duty "11.11" {
  about = office, law = "OPN-2019, (11)", when = office.level :is "province",
  title = "An agreement of vocational schools of east and west is registered",
  done = office.vocational_agreement,
}

duty "11.8" {
  about = enrolment, law = "OPN-2019, (11)", body = "education authority",
  title = "A place is offered before the term; short of places the authority is overdue",
  when = enrolment.entitled, by = enrolment.term - days (1), done = enrolment.offered,
}
