-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of indicators and duties.

case "C1-1 indicators of 2019: jobs, the worst month, the mean, the registered rate" {
  on = "2020-12-31",
  -- 13.52 million of 11; 5.3 of 5.5 + 0.2; 61.8 / 12 = 5.15 of 5.5; 3.62 of 4.5
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
  employment_year "bad" { closes = "2019-12-31", new_jobs = 10999999, registered_rate = 4.51 },
  employment_month "bad_1" { year = "bad", rate = 5.1 },
  expect { who = "Y", ["1.1.jobs"] = "met", ["1.1.registered"] = "met" },
  expect { who = "Y", ["1.1.surveyed"] = "met", ["1.1.surveyed.value"] = 5.3 },
  expect { who = "Y", ["1.1.mean"] = "met", ["1.1.mean.value"] = "5.1500" },
  expect { who = "bad", ["1.1.jobs"] = "missed", ["1.1.registered"] = "missed" },
  -- Eleven months are not there: no mean of a year
  expect { who = "bad", ["1.1.surveyed"] = "not_concerned", ["1.1.mean"] = "not_concerned" },
}

case "1.1 twelve months of 5.8 are over 5.5, and over what about means" {
  on = "2020-12-31",
  -- 5.8 of 5.5 + 0.2; the mean of twelve times 5.8 is 5.8, of 5.5
  employment_year "Y" { closes = "2019-12-31", new_jobs = 11000000, registered_rate = 4.5 },
  employment_month "Y_1" { year = "Y", rate = 5.8 },
  employment_month "Y_2" { year = "Y", rate = 5.8 },
  employment_month "Y_3" { year = "Y", rate = 5.8 },
  employment_month "Y_4" { year = "Y", rate = 5.8 },
  employment_month "Y_5" { year = "Y", rate = 5.8 },
  employment_month "Y_6" { year = "Y", rate = 5.8 },
  employment_month "Y_7" { year = "Y", rate = 5.8 },
  employment_month "Y_8" { year = "Y", rate = 5.8 },
  employment_month "Y_9" { year = "Y", rate = 5.8 },
  employment_month "Y_10" { year = "Y", rate = 5.8 },
  employment_month "Y_11" { year = "Y", rate = 5.8 },
  employment_month "Y_12" { year = "Y", rate = 5.8 },
  expect { ["1.1.surveyed"] = "missed", ["1.1.mean"] = "missed", ["1.1.mean.value"] = "5.8000" },
  expect { ["1.1.jobs"] = "met", ["1.1.registered"] = "met" },
}

case "C2-6 the gap has narrowed by 1.78 points, as an indicator" {
  on = "2019-12-31",
  -- 18.0 - (60.60 - 44.38) = 1.78, of 2
  urbanisation "A" { resident_rate = 60.60, registered_rate = 44.38, base_gap = 18 },
  urbanisation "B" { resident_rate = 61, registered_rate = 45, base_gap = 18 },
  expect { who = "A", ["2.2.gap"] = "missed", ["2.2.gap.value"] = 1.78 },
  expect { who = "B", ["2.2.gap"] = "met" },
}

case "C6-7 340 of 400 institutions are 85 percent, less than 90" {
  on = "2020-12-31",
  region_year "A" { previous = "-", institutions = 400, connected = 340 },
  region_year "B" { previous = "-", institutions = 400, connected = 360 },
  region_year "C" { previous = "-", institutions = 400 },
  expect { who = "A", ["6.5"] = "missed", ["6.5.value"] = "0.8500", clause = { ["6.5"] = "6.5" } },
  expect { who = "B", ["6.5"] = "met" },
  expect { who = "C", ["6.5"] = "undetermined", asks = { ["6.5"] = { "region_year.connected" } } },
}

case "figures that are no lower than in the year before" {
  on = "2021-12-31",
  region_year "2019" {
    previous = "-", entities = 15, residents = 1000, basic_research = 6, research = 100,
    skilled = 200, high_skilled = 60, rural_investment = 3, investment = 10, exchanged = 50,
    files = 100, digitised = 50, covered = 800, settled = 100, settled_plan = 100,
  },
  -- All of it as large again, but the whole has grown as much
  region_year "2020" {
    previous = "2019", entities = 30, residents = 2000, basic_research = 12, research = 200,
    skilled = 400, high_skilled = 120, rural_investment = 6, investment = 20, exchanged = 50,
    files = 200, digitised = 100, covered = 1600, settled = 100, settled_plan = 101,
  },
  -- The figures stay, the whole grows
  region_year "2021" {
    previous = "2020", entities = 30, residents = 2001, basic_research = 12, research = 201,
    skilled = 401, high_skilled = 120, rural_investment = 6, investment = 21, exchanged = 49,
    files = 201, digitised = 100, covered = 1600,
  },
  expect {
    who = "2019", ["0.7"] = "not_concerned", ["2.5"] = "not_concerned", ["5.1"] = "not_concerned",
    ["3.1"] = "not_concerned", ["3.3"] = "not_concerned", ["6.4"] = "not_concerned",
    ["12.5.share"] = "not_concerned", ["4.20"] = "met",
  },
  -- 30 / 2000 = 15 per 1,000; 12 / 200 = 6 percent; 120 / 400 = 30 percent
  expect {
    who = "2020", ["0.7"] = "met", ["2.5"] = "met", ["5.1"] = "met", ["3.1"] = "met",
    ["3.3"] = "met", ["6.4"] = "met", ["12.5.share"] = "met", ["4.20"] = "missed",
    ["0.7.value"] = "15.00", ["3.1.value"] = "0.0600", ["3.3.value"] = "0.3000",
  },
  expect {
    who = "2021", ["0.7"] = "missed", ["2.5"] = "missed", ["5.1"] = "missed", ["3.1"] = "missed",
    ["3.3"] = "missed", ["6.4"] = "missed", ["12.5.share"] = "missed",
  },
}

case "C12-3 the duty: due on 19 May 2021, on the 20th overdue even if solved on the 25th" {
  on = "2021-05-20",
  city "datong" { population = 1754700 },
  household "late" { residence = "datong", recognised = "2021-04-20", employed_again = "-" },
  household "later" {
    residence = "datong", recognised = "2021-04-20", employed_again = "2021-05-25",
  },
  household "in_time" {
    residence = "datong", recognised = "2021-04-20", employed_again = "2021-05-19",
  },
  household "a_day_late" {
    residence = "datong", recognised = "2021-04-20", employed_again = "2021-05-20",
  },
  household "running" { residence = "datong", recognised = "2021-04-21", employed_again = "-" },
  household "never" { residence = "datong", recognised = "-", employed_again = "-" },
  expect { who = "late", ["12.10.family"] = "overdue", ["12.10.family.due"] = "2021-05-19" },
  expect { who = "later", ["12.10.family"] = "overdue" },
  expect { who = "in_time", ["12.10.family"] = "met" },
  expect { who = "a_day_late", ["12.10.family"] = "met_late" },
  expect { who = "running", ["12.10.family"] = "pending" },
  expect { who = "never", ["12.10.family"] = "not_concerned" },
}

case "C14-1 the register at the end of 2020" {
  on = "2020-12-31",
  expect { ["10.6.policy"] = "met", ["8.7"] = "pending", ["14.3.files"] = "pending" },
}
case "C14-1 the register at the end of 2021" {
  on = "2021-12-31",
  expect { ["8.7"] = "met", ["14.3.files"] = "met", ["8.4"] = "pending", ["6.7"] = "pending" },
}

case "12.7 ten working days after 20 April 2021 are 6 May" {
  on = "2021-05-07",
  -- 21, 22, 23, 25 (worked), 26, 27, 28, 29, 30 April, then 6 May after the holidays
  assistance "in_time" { identified = "2021-04-20", planned = "2021-05-06" },
  assistance "late" { identified = "2021-04-20", planned = "2021-05-07" },
  assistance "open" { identified = "2021-04-20", planned = "-" },
  assistance "nobody" { identified = "-", planned = "-" },
  expect { who = "in_time", ["12.7"] = "met", ["12.7.due"] = "2021-05-06" },
  expect { who = "late", ["12.7"] = "met_late" },
  expect { who = "open", ["12.7"] = "overdue" },
  expect { who = "nobody", ["12.7"] = "not_concerned" },
}

case "duties of the offices of places on 1 July 2020" {
  on = "2020-07-01",
  -- A shock found on 1 June: the thirtieth day after it is 1 July
  office "A" {
    level = "county", poor_county = "yes", left_poverty = "2020-02-29", integration_plan = "-",
    shock = "2020-06-01", reviewed = "-", standard_reviewed = "2020-06-30",
  },
  -- One found on 31 May: 30 June
  office "B" {
    level = "county", poor_county = "yes", left_poverty = "-", integration_plan = "2020-05-01",
    shock = "2020-05-31", reviewed = "-", standard_reviewed = "2019-12-31",
  },
  office "C" {
    level = "city", poor_county = "no", left_poverty = "-", integration_plan = "2020-05-01",
    shock = "-", reviewed = "-", standard_reviewed = "-",
  },
  expect {
    who = "A", ["2.1"] = "pending", ["10.4.in_time"] = "met", ["10.5"] = "pending",
    ["13.2"] = "met", ["10.5.due"] = "2020-07-01", ["13.2.due"] = "2020-06-30",
  },
  expect {
    who = "B", ["2.1"] = "met", ["10.4.in_time"] = "pending", ["10.5"] = "overdue",
    ["13.2"] = "overdue",
  },
  expect {
    who = "C", ["2.1"] = "met", ["10.4.in_time"] = "not_concerned",
    ["10.5"] = "not_concerned", ["13.2"] = "not_concerned",
  },
}
case "10.4.in_time after the year 2020" {
  on = "2021-03-01",
  office "late" { poor_county = "yes", left_poverty = "2021-01-15" },
  office "poor" { poor_county = "yes", left_poverty = "-" },
  expect { who = "late", ["10.4.in_time"] = "met_late" },
  expect { who = "poor", ["10.4.in_time"] = "overdue" },
}

case "4.15, 10.7, 11.9, 11.13 and 11.14 in two years" {
  on = "2022-12-31",
  -- 95 of 100 and 100 of 100 counties; 80 / 100 and 79 / 100 households; 300 and 299 seats; 0 and 1
  -- counties; 300 / 1,000 and 310 / 1,000 students
  region_year "A" {
    previous = "-", counties = 100, direct_counties = 95, exited = 100, exited_above = 80,
    enrolment_seats = 300, counties_without_school = 0, admitted = 1000, admitted_rural = 300,
  },
  region_year "B" {
    previous = "A", counties = 100, direct_counties = 100, exited = 100, exited_above = 79,
    enrolment_seats = 299, counties_without_school = 1, admitted = 1000, admitted_rural = 310,
  },
  region_year "C" {
    previous = "B", exited = 100, exited_above = 79, enrolment_seats = 299, admitted = 1000,
    admitted_rural = 309,
  },
  expect { who = "A", ["4.15"] = "missed", ["4.15.value"] = 0.95, ["11.13"] = "met" },
  expect { who = "B", ["4.15"] = "met", ["11.13"] = "missed" },
  expect { who = "A", ["10.7"] = "not_concerned", ["11.9"] = "not_concerned" },
  expect { who = "B", ["10.7"] = "missed", ["11.9"] = "missed", ["11.14"] = "met" },
  expect { who = "C", ["10.7"] = "met", ["11.9"] = "met", ["11.14"] = "missed" },
}

case "3.4 and 11.11 provinces register programmes and agreements" {
  on = "2021-06-30",
  office "A" {
    level = "province", research_programme = "2021-01-04", vocational_agreement = "2021-01-04",
  },
  office "B" { level = "province", research_programme = "-", vocational_agreement = "-" },
  office "C" { level = "county" },
  expect { who = "A", ["3.4"] = "met", ["11.11"] = "met" },
  expect { who = "B", ["3.4"] = "pending", ["11.11"] = "pending" },
  expect { who = "C", ["3.4"] = "not_concerned", ["11.11"] = "not_concerned" },
}

case "11.8 a place is offered before the first of September" {
  on = "2021-09-05",
  enrolment "A" { entitled = "yes", term = "2021-09-01", offered = "2021-08-31" },
  enrolment "B" { entitled = "yes", term = "2021-09-01", offered = "2021-09-01" },
  enrolment "C" { entitled = "yes", term = "2021-09-01", offered = "-" },
  enrolment "D" { entitled = "no", term = "2021-09-01", offered = "-" },
  expect { who = "A", ["11.8"] = "met" },
  expect { who = "B", ["11.8"] = "met_late" },
  expect { who = "C", ["11.8"] = "overdue" },
  expect { who = "D", ["11.8"] = "not_concerned" },
}
