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
