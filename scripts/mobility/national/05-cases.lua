-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of clause (5).

case "C5-8 transfer into organs: age by the post, degree by the organ, title of professionals" {
  on = "2020-12-31",
  transfer_in "manager" {
    birth_date = "1976-06-01", post = "division", organ = "province", degree = "bachelor",
    professional = "no", approved_above = "no",
  },
  -- 46 years old
  transfer_in "older" {
    birth_date = "1974-06-01", post = "division", organ = "province", degree = "bachelor",
    professional = "no", approved_above = "no",
  },
  transfer_in "approved" {
    birth_date = "1974-06-01", post = "division", organ = "province", degree = "bachelor",
    professional = "no", approved_above = "yes",
  },
  transfer_in "college" {
    birth_date = "1976-06-01", post = "division", organ = "province", degree = "college",
    professional = "no", approved_above = "no",
  },
  transfer_in "college_city" {
    birth_date = "1985-06-01", post = "section", organ = "city", degree = "college",
    professional = "no", approved_above = "no",
  },
  -- A deputy senior title for a year and a half; for two years; a full senior title
  transfer_in "engineer" {
    birth_date = "1980-06-01", post = "division", organ = "province", degree = "master",
    professional = "yes", full_senior = "no", deputy_senior_since = "2019-06-30",
    approved_above = "no",
  },
  transfer_in "two_years" {
    birth_date = "1980-06-01", post = "division", organ = "province", degree = "master",
    professional = "yes", full_senior = "no", deputy_senior_since = "2018-12-31",
    approved_above = "no",
  },
  transfer_in "full_senior" {
    birth_date = "1980-06-01", post = "division", organ = "central", degree = "doctor",
    professional = "yes", full_senior = "yes", deputy_senior_since = "-", approved_above = "no",
  },
  -- 55 and 50 on the day itself
  transfer_in "bureau" {
    birth_date = "1964-01-01", post = "bureau", organ = "central", degree = "bachelor",
    professional = "no", approved_above = "no",
  },
  transfer_in "county_team" {
    birth_date = "1969-12-31", post = "county_team", organ = "county", degree = "bachelor",
    professional = "no", approved_above = "no",
  },
  expect { who = "manager", may_transfer_in = "yes", clause = { may_transfer_in = "5.2" } },
  expect { who = "older", may_transfer_in = "no" },
  expect {
    who = "approved", may_transfer_in = "yes", clause = { may_transfer_in = "5.2.approved" },
  },
  expect { who = "college", may_transfer_in = "no" },
  expect { who = "college_city", may_transfer_in = "yes" },
  expect { who = "engineer", may_transfer_in = "no" },
  expect { who = "two_years", may_transfer_in = "yes" },
  expect { who = "full_senior", may_transfer_in = "yes" },
  -- 56 years old
  expect { who = "bureau", may_transfer_in = "no" },
  -- 51 years old
  expect { who = "county_team", may_transfer_in = "no" },
}

case "C5-5 recruited on 1 August 2020: no move to a city bureau in 2024, but to a hard township" {
  on = "2024-12-01",
  service "bureau" { recruited = "2020-08-01", target = "other" },
  service "township" { recruited = "2020-08-01", target = "hard_same_city" },
  service "elsewhere" { recruited = "2020-08-01", target = "hard_other_city" },
  expect { who = "bureau", may_leave = "no", clause = { may_leave = "5.5" } },
  expect { who = "township", may_leave = "yes" },
  expect { who = "elsewhere", may_leave = "no" },
}

case "C5-5 on 1 August 2025 the five years are over" {
  on = "2025-08-01",
  service "bureau" { recruited = "2020-08-01", target = "other" },
  service "day_later" { recruited = "2020-08-02", target = "other" },
  expect { who = "bureau", may_leave = "yes" },
  expect { who = "day_later", may_leave = "no" },
}

case "C5-2 wages of 237,000 and an account of 20,100 move 48,540" {
  on = "2021-12-31",
  -- 60,000 + 66,000 + 72,000 + 39,000 = 237,000; x 12 % = 28,440; + 20,100 = 48,540
  pension_move "A" { balance = 20100 },
  wage_year "a18" { move = "A", year = 2018, wages = 60000 },
  wage_year "a19" { move = "A", year = 2019, wages = 66000 },
  wage_year "a20" { move = "A", year = 2020, wages = 72000 },
  wage_year "a21" { move = "A", year = 2021, wages = 39000 },
  -- Wages before 1998 count only through the account: 1,000 + 12 % of 10,000 = 2,200
  pension_move "B" { balance = 1000 },
  wage_year "b97" { move = "B", year = 1997, wages = 5000 },
  wage_year "b98" { move = "B", year = 1998, wages = 10000 },
  expect { who = "A", pension_moved = 48540, clause = { pension_moved = "5.9" } },
  expect { who = "B", pension_moved = 2200 },
}

case "C5-3 temporary accounts from 50 for men, from 40 for women" {
  on = "2020-12-31",
  pension "man_51" {
    sex = "male", birth_date = "1969-06-01", new_place_is_home = "no", approved_transfer = "no",
  },
  -- 39 years and 11 months
  pension "woman_39" {
    sex = "female", birth_date = "1981-01-31", new_place_is_home = "no", approved_transfer = "no",
  },
  pension "woman_40" {
    sex = "female", birth_date = "1980-12-31", new_place_is_home = "no", approved_transfer = "no",
  },
  pension "man_49" {
    sex = "male", birth_date = "1971-01-01", new_place_is_home = "no", approved_transfer = "no",
  },
  pension "home" {
    sex = "male", birth_date = "1968-06-01", new_place_is_home = "yes", approved_transfer = "no",
  },
  pension "transferred" {
    sex = "male", birth_date = "1968-06-01", new_place_is_home = "no", approved_transfer = "yes",
  },
  expect {
    who = "man_51", pension_account = "temporary", clause = { pension_account = "5.10.temporary" },
  },
  expect { who = "woman_39", pension_account = "normal", clause = { pension_account = "5.10" } },
  expect { who = "woman_40", pension_account = "temporary" },
  expect { who = "man_49", pension_account = "normal" },
  expect { who = "home", pension_account = "normal" },
  expect { who = "transferred", pension_account = "normal" },
}

case "5.11 months of several places count once" {
  on = "2020-12-31",
  -- January 2018 to June 2019 are 18 months; from March 2019 to February 2020 8 more
  pension "P" {},
  contribution "a" { pension = "P", from = "2018-01-01", to = "2019-06-30" },
  contribution "b" { pension = "P", from = "2019-03-01", to = "2020-02-29" },
  expect { months_paid = 26 },
}

case "C5-4 three steps of 15 working days each, over Mid-Autumn and National Day" {
  on = "2021-11-22",
  -- Each step is taken on its last day
  pension_move "A" {
    applied = "2021-09-13", reviewed = "2021-10-09", handed_over = "2021-10-29",
    closed = "2021-11-19",
  },
  -- Friday 19 November was the last day, Monday the 22nd is one working day later
  pension_move "B" {
    applied = "2021-09-13", reviewed = "2021-10-09", handed_over = "2021-10-29", closed = "-",
  },
  pension_move "C" { applied = "2021-09-13", reviewed = "-", handed_over = "-", closed = "-" },
  pension_move "D" { applied = "-", reviewed = "-", handed_over = "-", closed = "-" },
  expect {
    who = "A", move_review_due = "2021-10-09", move_hand_over_due = "2021-10-29",
    move_close_due = "2021-11-19", move_review_late = 0, move_hand_over_late = 0,
    move_close_late = 0, move_state = "finished", move_by = "nobody",
  },
  expect {
    who = "B", move_state = "close", move_due = "2021-11-19", move_overdue = "yes",
    move_close_late = 1, move_by = "new_agency",
  },
  expect { who = "C", move_state = "review", move_due = "2021-10-09", move_overdue = "yes" },
  expect { who = "D", move_state = "apply", move_by = "applicant", move_due = "no_rule" },
}

case "C5-7 171 months as an employee are too few in 2024" {
  on = "2024-12-31",
  -- 52,000 + 8,000 = 60,000; 171 + 60 = 231 months
  pension "A" {
    employee_months = 171, employee_account = 52000, resident_months = 60,
    resident_account = 8000,
  },
  pension "B" {
    employee_months = 180, employee_account = 52000, resident_months = 60,
    resident_account = 8000,
  },
  expect {
    who = "A", pension_between_schemes = "pay_on_or_move",
    clause = { pension_between_schemes = "5.14.move" },
  },
  expect { who = "A", joint_account = 60000, joint_months = 231 },
  expect {
    who = "B", pension_between_schemes = "bring_in",
    clause = { pension_between_schemes = "5.14.bring" },
  },
  expect { who = "B", joint_account = 60000, joint_months = 180 },
}

case "5.14 in 2030 it takes 186 months" {
  on = "2030-01-01",
  pension "A" { employee_months = 185 },
  pension "B" { employee_months = 186 },
  expect { who = "A", pension_between_schemes = "pay_on_or_move" },
  expect { who = "B", pension_between_schemes = "bring_in" },
}

case "C5-9 women of 50 born in March 1976 and men born in May 1965 retire later" {
  on = "2025-01-01",
  -- 14 months after 1975-01: 14 / 2 + 1 = 8 months. 4 months after 1965-01: 4 / 4 + 1 = 2 months.
  pension "woman" { group = "woman_50", birth_date = "1976-03-15" },
  pension "man" { group = "man_60", birth_date = "1965-05-15" },
  -- Born in the first month: 0 / 4 + 1 = 1; in the fourth 3 / 4 rounded down + 1 = 1
  pension "first" { group = "man_60", birth_date = "1965-01-01" },
  pension "fourth" { group = "man_60", birth_date = "1965-04-30" },
  pension "before" { group = "man_60", birth_date = "1964-12-31" },
  -- Never more than 36 months, of women of 50 never more than 60
  pension "late" { group = "woman_55", birth_date = "1990-01-01" },
  pension "late_50" { group = "woman_50", birth_date = "1990-01-01" },
  expect { who = "woman", delay = 8, retires_on = "2026-11-15" },
  expect { who = "man", delay = 2, retires_on = "2025-07-15" },
  expect { who = "first", delay = 1, retires_on = "2025-02-01" },
  expect { who = "fourth", delay = 1, retires_on = "2025-05-30" },
  expect { who = "before", delay = 0, retires_on = "2024-12-31" },
  expect { who = "late", delay = 36, retires_on = "2048-01-01" },
  expect { who = "late_50", delay = 60, retires_on = "2045-01-01" },
}

case "5.4 conditions of C5-5 in a county of class 3, in an easy county, and one that is harder" {
  on = "2021-06-30",
  relaxed_post "hard" {
    hardship_class = 3, general_age = 35, age = 40, general_line = 60, line = 50,
  },
  relaxed_post "easy" {
    hardship_class = 0, general_age = 35, age = 40, general_line = 60, line = 50,
  },
  relaxed_post "harder" {
    hardship_class = 3, general_age = 35, age = 40, general_line = 60, line = 61,
  },
  expect { who = "hard", ["5.4"] = "pass" },
  expect { who = "easy", ["5.4"] = "breach" },
  expect { who = "harder", ["5.4"] = "breach" },
}
