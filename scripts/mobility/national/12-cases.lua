-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of clause (12).

case "C12-2 both parents unemployed, the son at school: a family without employment" {
  on = "2021-04-20",
  city "datong" { population = 1754700 },
  household "H" { residence = "datong" },
  member "father" {
    household = "H", birth_date = "1976-01-01", sex = "male", studies = "no", able = "yes",
    wants_work = "yes", registered_unemployed = "yes",
  },
  member "mother" {
    household = "H", birth_date = "1978-01-01", sex = "female", studies = "no", able = "yes",
    wants_work = "yes", registered_unemployed = "yes",
  },
  member "son" {
    household = "H", birth_date = "2004-01-01", sex = "male", studies = "yes", able = "yes",
    wants_work = "no", registered_unemployed = "no",
  },
  -- The mother works twenty hours a week
  household "works" { residence = "datong" },
  member "works_1" {
    household = "works", birth_date = "1976-01-01", sex = "male", studies = "no", able = "yes",
    wants_work = "yes", registered_unemployed = "yes",
  },
  member "works_2" {
    household = "works", birth_date = "1978-01-01", sex = "female", studies = "no", able = "yes",
    wants_work = "yes", registered_unemployed = "no",
  },
  -- Pensioners only: nobody counts, so nobody is without employment.
  household "pensioners" { residence = "datong" },
  member "old" {
    household = "pensioners", birth_date = "1950-01-01", sex = "male", studies = "no",
    able = "yes", wants_work = "no", registered_unemployed = "no",
  },
  expect { who = "H", without_employment = "yes", clause = { without_employment = "12.10" } },
  expect { who = "works", without_employment = "no" },
  expect { who = "pensioners", without_employment = "no" },
}

case "C12-3 recognised on 20 April 2021, the twentieth working day is 19 May" {
  on = "2021-05-20",
  city "datong" { population = 1754700 },
  -- 25 April and 8 May are worked, 1 to 5 May are holidays
  household "late" { residence = "datong", recognised = "2021-04-20", employed_again = "-" },
  -- Solved on 25 May: on 20 May it was overdue all the same
  household "later" {
    residence = "datong", recognised = "2021-04-20", employed_again = "2021-05-25",
  },
  household "in_time" {
    residence = "datong", recognised = "2021-04-20", employed_again = "2021-05-19",
  },
  household "running" { residence = "datong", recognised = "2021-04-21", employed_again = "-" },
  household "never" { residence = "datong", recognised = "-", employed_again = "-" },
  expect { who = "late", employed_due = "2021-05-19", overdue = "yes" },
  expect { who = "late", clause = { overdue = "12.10.overdue" } },
  expect { who = "later", overdue = "yes" },
  expect { who = "in_time", overdue = "no" },
  expect { who = "running", employed_due = "2021-05-20", overdue = "no" },
  expect { who = "never", overdue = "no" },
}

case "C12-4 near retirement at first approval the post lasts until then, else three years" {
  on = "2021-12-31",
  -- A woman of 50 born on 10 April 1972; a man of 60 born on 1 February 1968
  placement "woman" { retires_on = "2022-04-10", first_approved = "2019-05-01" },
  placement "man" { retires_on = "2028-02-01", first_approved = "2019-05-01" },
  -- Five years to the day, and a day more
  placement "five" { retires_on = "2024-05-01", first_approved = "2019-05-01" },
  placement "longer" { retires_on = "2024-05-02", first_approved = "2019-05-01" },
  expect { who = "woman", ends = "2022-04-10" },
  expect { who = "man", ends = "2022-04-30" },
  expect { who = "five", ends = "2024-05-01" },
  expect { who = "longer", ends = "2022-04-30" },
}

case "C12-5 a second placement for the severely disabled, and never a third" {
  on = "2021-12-31",
  placement "first" { group = "other", earlier = 0 },
  placement "second" { group = "severe_disability", earlier = 1 },
  placement "third" { group = "severe_disability", earlier = 2 },
  placement "second_other" { group = "other", earlier = 1 },
  expect { who = "first", may_be_placed = "yes", clause = { may_be_placed = "12.9" } },
  expect { who = "second", may_be_placed = "yes" },
  expect { who = "third", may_be_placed = "no" },
  expect { who = "second_other", may_be_placed = "no" },
}

case "C12-1 an advert that prefers men for an accountant" {
  on = "2021-03-01",
  advert "prefers" {
    sex = "yes", refuses = "no", asks_family = "no", pregnancy_test = "no", limits_births = "no",
    higher_bar = "no", prohibited_labour = "no",
  },
  advert "mine" {
    sex = "yes", refuses = "no", asks_family = "no", pregnancy_test = "no", limits_births = "no",
    higher_bar = "no", prohibited_labour = "yes",
  },
  advert "asks" {
    sex = "no", refuses = "no", asks_family = "yes", pregnancy_test = "no", limits_births = "no",
    higher_bar = "no", prohibited_labour = "no",
  },
  expect { who = "prefers", ["12.3"] = "breach" },
  expect { who = "mine", ["12.3"] = "pass" },
  expect { who = "asks", ["12.3"] = "breach" },
}

case "12.4 services of two kinds of providers, free of charge" {
  on = "2021-03-01",
  county_services "A" { free = "yes", kinds = 2 },
  county_services "B" { free = "yes", kinds = 1 },
  county_services "C" { free = "no", kinds = 3 },
  expect { who = "A", ["12.4"] = "pass" },
  expect { who = "B", ["12.4"] = "breach" },
  expect { who = "C", ["12.4"] = "breach" },
}

case "12.6 who is hard to employ" {
  on = "2021-03-01",
  jobseeker "A" {
    registered = "yes", older = "no", disabled = "no", hardship = "no", no_worker = "no",
    months_idle = 12,
  },
  jobseeker "B" {
    registered = "yes", older = "no", disabled = "no", hardship = "no", no_worker = "no",
    months_idle = 11,
  },
  jobseeker "C" { registered = "no", older = "yes" },
  jobseeker "D" { registered = "yes", disabled = "yes" },
  expect { who = "A", hard_to_employ = "yes" },
  expect { who = "B", hard_to_employ = "no" },
  expect { who = "C", hard_to_employ = "no" },
  expect { who = "D", hard_to_employ = "yes" },
}
