-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of clause (3).

case "C3-1 three partners that qualify, on 1 May 2020 and on 1 April" {
  on = "2021-06-30",
  city "datong" { population = 1754700 },
  -- 3 x 200,000 x 1.1 = 660,000; before 15 April 2020 3 x 150,000 x 1.1 = 495,000
  loan "may" { place = "datong", kind = "partnership", signed = "2020-05-01" },
  partner "m1" { loan = "may", eligible = "yes" },
  partner "m2" { loan = "may", eligible = "yes" },
  partner "m3" { loan = "may", eligible = "yes" },
  partner "m4" { loan = "may", eligible = "no" },
  loan "april" { place = "datong", kind = "partnership", signed = "2020-04-01" },
  partner "a1" { loan = "april", eligible = "yes" },
  partner "a2" { loan = "april", eligible = "yes" },
  partner "a3" { loan = "april", eligible = "yes" },
  loan "one" { place = "datong", kind = "personal", signed = "2020-04-15" },
  loan "day_before" { place = "datong", kind = "personal", signed = "2020-04-14" },
  expect { who = "may", loan_limit = 660000, clause = { loan_limit = "3.9.partnership" } },
  expect { who = "april", loan_limit = 495000 },
  expect { who = "one", loan_limit = 200000, clause = { loan_limit = "3.9.personal" } },
  expect { who = "day_before", loan_limit = 150000 },
}

case "C3-2 a firm of 80 needs 12 new hires, one of 120 needs 10" {
  on = "2021-06-30",
  city "datong" { population = 1754700 },
  -- 12 / 80 = 15 %; 9 / 120 = 7.5 % < 8 %; 10 / 120 = 8.33 %. A firm of 100 is not more than 100.
  loan "twelve" {
    place = "datong", kind = "firm", signed = "2020-05-01", staff = 80, new_hires = 12,
  },
  loan "eleven" {
    place = "datong", kind = "firm", signed = "2020-05-01", staff = 80, new_hires = 11,
  },
  loan "nine" {
    place = "datong", kind = "firm", signed = "2020-05-01", staff = 120, new_hires = 9,
  },
  loan "ten" {
    place = "datong", kind = "firm", signed = "2020-05-01", staff = 120, new_hires = 10,
  },
  loan "hundred" {
    place = "datong", kind = "firm", signed = "2020-05-01", staff = 100, new_hires = 14,
  },
  expect { who = "twelve", loan_limit = 3000000, clause = { loan_limit = "3.9.firm" } },
  expect { who = "eleven", loan_limit = 0, clause = { loan_limit = "3.9.firm_refused" } },
  expect { who = "nine", loan_limit = 0 },
  expect { who = "ten", loan_limit = 3000000 },
  expect { who = "hundred", loan_limit = 0 },
}

case "C3-3 200,000 at 4.35 percent with a prime rate of 3.85: 4,700 own, 4,000 subsidised" {
  on = "2021-06-30",
  city "datong" { population = 1754700 },
  -- 200,000 x (3.85 - 1.50) % = 4,700; 200,000 x (4.35 - 2.35) % = 4,000
  loan "A" { place = "datong", principal = 200000, rate = 4.35, lpr = 3.85 },
  -- A contract below what the borrower pays at most: nothing is subsidised. 100,000 x 2 % = 2,000
  loan "B" { place = "datong", principal = 100000, rate = 2, lpr = 3.85 },
  expect { who = "A", own_interest = 4700, subsidy = 4000 },
  expect { who = "B", own_interest = 2000, subsidy = 0 },
}

case "C3-4 five days are in time on the last day of 2019, and not in 2021" {
  on = "2021-06-30",
  city "datong" { population = 1754700 },
  startup "A" {
    place = "datong", completed = "2019-12-31", registration_days = 3, seal_days = 1,
    invoice_days = 1,
  },
  startup "B" {
    place = "datong", completed = "2021-01-07", registration_days = 3, seal_days = 1,
    invoice_days = 1,
  },
  -- 5 + 1 + 2 = 8 of 8.5
  startup "C" {
    place = "datong", completed = "2019-06-30", registration_days = 5, seal_days = 1,
    invoice_days = 2,
  },
  -- Four days alone are too long in 2021, whatever the rest takes beside them.
  startup "D" {
    place = "datong", completed = "2021-01-07", registration_days = 4.5, seal_days = 0,
  },
  expect { who = "A", days = 5, ["3.8"] = "pass", clause = { ["3.8"] = "3.8" } },
  expect { who = "B", days = 5, ["3.8"] = "breach" },
  expect { who = "C", days = 8, ["3.8"] = "pass" },
  expect { who = "D", days = "undetermined", ["3.8"] = "breach" },
}

case "C3-5 a credit of 900,000: 500,000 this year, 400,000 carried; then 350,000 and 50,000" {
  on = "2021-12-31",
  -- 3,000,000 x 30 % = 900,000
  investment_year "first" { invested = 3000000, carried_in = 0, surcharges = 500000 },
  investment_year "second" { invested = 0, carried_in = 400000, surcharges = 350000 },
  investment_year "third" { invested = 0, carried_in = 50000, surcharges = 350000 },
  expect { who = "first", credit = 500000, carried_out = 400000 },
  expect { who = "second", credit = 350000, carried_out = 50000 },
  expect { who = "third", credit = 50000, carried_out = 0 },
}

case "C3-6 6,000 lies outside the range of 1,000 to 5,000" {
  on = "2020-12-31",
  ruling "A" { least = 1000, most = 5000, amount = 6000 },
  ruling "B" { least = 1000, most = 5000, amount = 5000 },
  ruling "C" { least = 1000, most = 5000, amount = 999.99 },
  expect { who = "A", ["3.6"] = "breach", clause = { ["3.6"] = "3.6" } },
  expect { who = "B", ["3.6"] = "pass" },
  expect { who = "C", ["3.6"] = "breach" },
}

case "3.11 a base is accredited by seats, trainers and the firms that live" {
  on = "2021-06-30",
  -- 20 / 40 = 50 percent, 19 / 40 = 47.5
  training_base "A" { seats = 50, trainers = 5, started = 40, alive = 20 },
  training_base "B" { seats = 50, trainers = 5, started = 40, alive = 19 },
  training_base "C" { seats = 49, trainers = 5, started = 40, alive = 40 },
  expect { who = "A", accredited = "yes" },
  expect { who = "B", accredited = "no" },
  expect { who = "C", accredited = "no" },
}

case "3.7 a rule that binds from the day before it is published" {
  on = "2021-06-30",
  local_rule "A" { published = "2021-03-01", effective = "2021-03-01" },
  local_rule "B" { published = "2021-03-01", effective = "2021-02-28" },
  expect { who = "A", ["3.7"] = "pass" },
  expect { who = "B", ["3.7"] = "breach" },
}

case "3.12 a founder has the subsidy once, after twelve months" {
  on = "2021-06-30",
  founded_firm "A" { subsidised = "no", months = 12 },
  founded_firm "B" { subsidised = "no", months = 11 },
  founded_firm "C" { subsidised = "yes", months = 30 },
  founded_firm "D" { months = 12 },
  expect { who = "A", startup_subsidy = 5000, clause = { startup_subsidy = "3.12" } },
  expect { who = "B", startup_subsidy = 0 },
  expect { who = "C", startup_subsidy = 0 },
  expect {
    who = "D", startup_subsidy = "undetermined",
    asks = { startup_subsidy = { "founded_firm.subsidised" } },
  },
}
