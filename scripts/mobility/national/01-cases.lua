-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of clause (1).

case "C1-1 in 2019 all goals were met" {
  on = "2020-12-31",
  -- 13.52 million of 11; no month above 5.3; 3.62 of 4.5. The mean is 61.8 / 12 = 5.1500
  employment_year "Y" { closes = "2019-12-31", new_jobs = 13520000, registered_rate = 3.62 },
  employment_month "Y_1" { year = "Y", rate = 5.1 },
  employment_month "Y_2" { year = "Y", rate = 5.3 },
  employment_month "Y_3" { year = "Y", rate = 5.2 },
  employment_month "Y_4" { year = "Y", rate = 5.0 },
  employment_month "Y_5" { year = "Y", rate = 5.0 },
  employment_month "Y_6" { year = "Y", rate = 5.1 },
  employment_month "Y_7" { year = "Y", rate = 5.3 },
  employment_month "Y_8" { year = "Y", rate = 5.2 },
  employment_month "Y_9" { year = "Y", rate = 5.2 },
  employment_month "Y_10" { year = "Y", rate = 5.1 },
  employment_month "Y_11" { year = "Y", rate = 5.1 },
  employment_month "Y_12" { year = "Y", rate = 5.2 },
  expect { goals_met = "yes", colour = "green", mean_rate = 5.1500 },
  expect { clause = { goals_met = "1.1", colour = "1.3" } },
}

case "C1-2 in 2020 February was over 6.0, the mean was not" {
  on = "2021-12-31",
  -- The sum is 67.4; 67.4 / 12 = 5.6167. About 6.0 allows 6.2 in February.
  employment_year "Y" { closes = "2020-12-31", new_jobs = 11860000, registered_rate = 4.24 },
  employment_month "Y_1" { year = "Y", rate = 5.3 },
  employment_month "Y_2" { year = "Y", rate = 6.2 },
  employment_month "Y_3" { year = "Y", rate = 5.9 },
  employment_month "Y_4" { year = "Y", rate = 6.0 },
  employment_month "Y_5" { year = "Y", rate = 5.9 },
  employment_month "Y_6" { year = "Y", rate = 5.7 },
  employment_month "Y_7" { year = "Y", rate = 5.7 },
  employment_month "Y_8" { year = "Y", rate = 5.6 },
  employment_month "Y_9" { year = "Y", rate = 5.4 },
  employment_month "Y_10" { year = "Y", rate = 5.3 },
  employment_month "Y_11" { year = "Y", rate = 5.2 },
  employment_month "Y_12" { year = "Y", rate = 5.2 },
  expect { colour = "amber", mean_rate = 5.6167, goals_met = "yes" },
}

case "1.3 a mean over the ceiling is red, and so are too few jobs" {
  on = "2021-12-31",
  employment_year "high" { closes = "2020-12-31", new_jobs = 11860000, registered_rate = 4.24 },
  employment_month "high_1" { year = "high", rate = 6.1 },
  employment_month "high_2" { year = "high", rate = 6.1 },
  employment_month "high_3" { year = "high", rate = 6.1 },
  employment_month "high_4" { year = "high", rate = 6.1 },
  employment_month "high_5" { year = "high", rate = 6.1 },
  employment_month "high_6" { year = "high", rate = 6.1 },
  employment_month "high_7" { year = "high", rate = 6.1 },
  employment_month "high_8" { year = "high", rate = 6.1 },
  employment_month "high_9" { year = "high", rate = 6.1 },
  employment_month "high_10" { year = "high", rate = 6.1 },
  employment_month "high_11" { year = "high", rate = 6.1 },
  employment_month "high_12" { year = "high", rate = 6.1 },
  employment_year "few" { closes = "2020-12-31", new_jobs = 8999999, registered_rate = 4.24 },
  employment_month "few_1" { year = "few", rate = 5.1 },
  employment_month "few_2" { year = "few", rate = 5.1 },
  employment_month "few_3" { year = "few", rate = 5.1 },
  employment_month "few_4" { year = "few", rate = 5.1 },
  employment_month "few_5" { year = "few", rate = 5.1 },
  employment_month "few_6" { year = "few", rate = 5.1 },
  employment_month "few_7" { year = "few", rate = 5.1 },
  employment_month "few_8" { year = "few", rate = 5.1 },
  employment_month "few_9" { year = "few", rate = 5.1 },
  employment_month "few_10" { year = "few", rate = 5.1 },
  employment_month "few_11" { year = "few", rate = 5.1 },
  employment_month "few_12" { year = "few", rate = 5.1 },
  employment_year "eleven" {
    closes = "2020-12-31", new_jobs = 11860000, registered_rate = 4.24,
  },
  employment_month "eleven_1" { year = "eleven", rate = 5.1 },
  employment_month "eleven_2" { year = "eleven", rate = 5.1 },
  employment_month "eleven_3" { year = "eleven", rate = 5.1 },
  employment_month "eleven_4" { year = "eleven", rate = 5.1 },
  employment_month "eleven_5" { year = "eleven", rate = 5.1 },
  employment_month "eleven_6" { year = "eleven", rate = 5.1 },
  employment_month "eleven_7" { year = "eleven", rate = 5.1 },
  employment_month "eleven_8" { year = "eleven", rate = 5.1 },
  employment_month "eleven_9" { year = "eleven", rate = 5.1 },
  employment_month "eleven_10" { year = "eleven", rate = 5.1 },
  employment_month "eleven_11" { year = "eleven", rate = 5.1 },
  expect { who = "high", colour = "red", goals_met = "yes" },
  expect { who = "few", colour = "red", goals_met = "no" },
  -- Never on a part of the year
  expect { who = "eleven", colour = "no_rule", goals_met = "no" },
}

case "C1-4 an assessment before adoption, and one five days after it" {
  on = "2021-12-31",
  measure "A" { adopted = "2021-03-10", assessed = "2021-03-01" },
  measure "B" { adopted = "2021-03-10", assessed = "2021-03-15" },
  measure "never" { adopted = "2021-03-10", assessed = "-" },
  expect { who = "A", ["1.2"] = "pass", clause = { ["1.2"] = "1.2" } },
  expect { who = "B", ["1.2"] = "breach" },
  expect { who = "never", ["1.2"] = "breach" },
}

case "C1-5 540 of 12,000 displaced are 4.5 percent: a plan is due" {
  on = "2020-12-31",
  sector "A" { employed = 12000, displaced = 540 },
  -- 3 percent exactly, and one person less
  sector "B" { employed = 12000, displaced = 360 },
  sector "C" { employed = 12000, displaced = 359 },
  expect { who = "A", response_due = "yes", clause = { response_due = "1.9" } },
  expect { who = "B", response_due = "yes" },
  expect { who = "C", response_due = "no" },
}

case "C1-6 quality of 10,000 new jobs" {
  on = "2020-12-31",
  -- (0.82 + 0.79 + 0.995) / 3 = 2.605 / 3 = 0.8683
  job_report "A" { jobs = 10000, contracts = 8200, insured = 7900, paid = 9950 },
  expect { quality = 0.8683 },
}

case "C1-7 120 jobs lost and a plan for 90" {
  on = "2020-12-31",
  measure "A" { jobs_lost = 120, jobs_placed = 90 },
  measure "B" { jobs_lost = 120, jobs_placed = 120 },
  expect { who = "A", upgrade_supported = "no", uncovered = 30 },
  expect { who = "A", clause = { upgrade_supported = "1.6" } },
  expect { who = "B", upgrade_supported = "yes", uncovered = 0 },
}

case "1.4 a plan without a measure for labour is in breach" {
  on = "2021-06-30",
  industry_plan "whole" { capital = 1, technology = 2, knowledge = 1, labour = 3 },
  industry_plan "part" { capital = 4, technology = 2, knowledge = 1, labour = 0 },
  expect { who = "whole", ["1.4"] = "pass" },
  expect { who = "part", ["1.4"] = "breach" },
}

case "1.5 and 1.7 industries that are to be grown" {
  on = "2021-06-30",
  project "A" { industry = "equipment" },
  project "B" { industry = "logistics" },
  project "C" { industry = "other" },
  expect { who = "A", grown = "yes", clause = { grown = "1.5" } },
  expect { who = "B", grown = "yes", clause = { grown = "1.7" } },
  expect { who = "C", grown = "no" },
}

case "1.8 quality of new jobs rises and falls" {
  on = "2021-06-30",
  -- (0.82 + 0.79 + 0.995) / 3 = 0.8683; (0.83 + 0.79 + 0.995) / 3 = 0.8717
  job_report "A" { previous = "-", jobs = 10000, contracts = 8200, insured = 7900, paid = 9950 },
  job_report "B" { previous = "A", jobs = 10000, contracts = 8300, insured = 7900, paid = 9950 },
  job_report "C" { previous = "B", jobs = 10000, contracts = 8200, insured = 7900, paid = 9950 },
  expect { who = "A", ["1.8"] = "not_concerned" },
  expect { who = "B", ["1.8"] = "met", ["1.8.value"] = 0.8717 },
  expect { who = "C", ["1.8"] = "missed", ["1.8.value"] = 0.8683 },
}
