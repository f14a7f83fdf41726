-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of Beijing's points settlement.

case "C4-4 BJ-A has 91.75 points and passes the line of 2018, 90.75" {
  on = "2018-10-15",
  city "beijing" { region = "beijing", population = 17750000 },
  -- 186 x 0.25 = 46.50; 60/12 + 126/24 = 10.25; bachelor 15; age 40: 20
  person "BJ-A" {
    birth_date = "1978-06-01", destination = "beijing", degree = "bachelor",
    permit_since = "2010-01-01", last_penalty = "-", past_retirement_age = "no",
    insured_run_months = 186, backpaid_months = 0, insured_months = 186,
    owned_months = 60, rented_months = 126,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  expect { settlement_points = 91.75 },
  expect { settlement = "points_pass", clause = { settlement = "4.7.beijing" } },
}

case "C4-4 BJ-A fails the line of 2019, 93.58, by 1.83; seven months more would do" {
  on = "2019-10-15",
  city "beijing" { region = "beijing", population = 17750000 },
  person "BJ-A" {
    birth_date = "1978-06-01", destination = "beijing", degree = "bachelor",
    permit_since = "2010-01-01", last_penalty = "-", past_retirement_age = "no",
    insured_run_months = 186, backpaid_months = 0, insured_months = 186,
    owned_months = 60, rented_months = 126,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  -- Six months more, insured and rented: 192 x 0.25 + 5 + 132/24 + 15 + 20 = 93.50
  person "six" {
    birth_date = "1978-06-01", destination = "beijing", degree = "bachelor",
    permit_since = "2010-01-01", last_penalty = "-", past_retirement_age = "no",
    insured_run_months = 186, backpaid_months = 0, insured_months = 192,
    owned_months = 60, rented_months = 132,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  -- Seven: 48.25 + 5 + 133/24 + 15 + 20 = 93.79
  person "seven" {
    birth_date = "1978-06-01", destination = "beijing", degree = "bachelor",
    permit_since = "2010-01-01", last_penalty = "-", past_retirement_age = "no",
    insured_run_months = 186, backpaid_months = 0, insured_months = 193,
    owned_months = 60, rented_months = 133,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  expect { who = "BJ-A", settlement_points = 91.75, settlement = "points_fail" },
  expect { who = "six", settlement_points = 93.50, settlement = "points_fail" },
  expect { who = "seven", settlement_points = 93.79, settlement = "points_pass" },
}

case "what is printed is what is compared: 100.875 is 100.88 and reaches 100.88" {
  on = "2021-10-15",
  city "beijing" { region = "beijing", population = 17750000 },
  -- 150 x 0.25 = 37.50; 60/12 + 33/24 = 6.375; doctor 37; age 36: 20
  person "at the line" {
    birth_date = "1985-06-01", destination = "beijing", degree = "doctor",
    permit_since = "2010-01-01", last_penalty = "-", past_retirement_age = "no",
    insured_run_months = 150, backpaid_months = 0, insured_months = 150,
    owned_months = 60, rented_months = 33,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  -- One rented month less: 100.8333..., printed 100.83
  person "below the line" {
    birth_date = "1985-06-01", destination = "beijing", degree = "doctor",
    permit_since = "2010-01-01", last_penalty = "-", past_retirement_age = "no",
    insured_run_months = 150, backpaid_months = 0, insured_months = 150,
    owned_months = 60, rented_months = 32,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  expect { who = "at the line", settlement_points = 100.88 },
  expect {
    who = "at the line", settlement = "points_pass", clause = { settlement = "4.7" },
  },
  expect { who = "below the line", settlement_points = 100.83, settlement = "points_fail" },
}

case "every item of the Beijing table" {
  on = "2020-12-31",
  city "beijing" { region = "beijing", population = 17750000 },
  -- Employment 30; home 10 (120 insured months, all owned); master 26; moved 6 + 8, at most 12;
  -- best prize 9; tax 6; age 20; honours 20; tax offence -12; detention -30: 91
  person "all items" {
    birth_date = "1985-06-01", destination = "beijing", degree = "master",
    insured_months = 120,
    owned_months = 200, rented_months = 50,
    home_moved_months = 40, both_moved_months = 30,
    national_prize = 9, city_prize = 6, manager_years = 4,
    startup_years = 1, incubator_years = 5, honours = 2,
    income_tax_year = 100000, investor_tax_year = 0, tax_offences = 1, detentions = 1,
  },
  -- Without offences, and with an investor's tax instead: 30 + 10 + 26 + 12 + 9 + 6 + 20 + 20 = 133
  person "no offences" {
    birth_date = "1985-06-01", destination = "beijing", degree = "master",
    insured_months = 120,
    owned_months = 200, rented_months = 50,
    home_moved_months = 40, both_moved_months = 30,
    national_prize = 9, city_prize = 6, manager_years = 4,
    startup_years = 1, incubator_years = 5, honours = 2,
    income_tax_year = "99999.99", investor_tax_year = 200000, tax_offences = 0, detentions = 0,
  },
  -- A manager of four years has 2 x 4, at most 6: 6 instead of 9, and no tax points: 124
  person "manager" {
    birth_date = "1985-06-01", destination = "beijing", degree = "master",
    insured_months = 120,
    owned_months = 200, rented_months = 50,
    home_moved_months = 40, both_moved_months = 30,
    national_prize = 0, city_prize = 5, manager_years = 4,
    startup_years = 1, incubator_years = 5, honours = 2,
    income_tax_year = "99999.99", investor_tax_year = "199999.99", tax_offences = 0,
    detentions = 0,
  },
  -- Nothing but the points of age
  person "nothing" {
    birth_date = "1985-06-01", destination = "beijing", degree = "none",
    insured_months = 0,
    owned_months = 0, rented_months = 0,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  expect { who = "all items", settlement_points = 91 },
  expect { who = "no offences", settlement_points = 133 },
  expect { who = "manager", settlement_points = 124 },
  expect { who = "nothing", settlement_points = 20 },
}

case "until the revision of 2020: 20 points up to 45 on the cut-off day, then none" {
  on = "2020-07-15",
  city "beijing" { region = "beijing", population = 17750000 },
  -- Cut-off 2019-12-31
  person "45 that day" {
    birth_date = "1974-12-31", destination = "beijing", degree = "none",
    insured_months = 0,
    owned_months = 0, rented_months = 0,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  person "a day over 45" {
    birth_date = "1974-12-30", destination = "beijing", degree = "none",
    insured_months = 0,
    owned_months = 0, rented_months = 0,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  expect { who = "45 that day", settlement_points = 20 },
  expect { who = "a day over 45", settlement_points = 0 },
}

case "since the revision of 2020: 4 less for each year begun over 45" {
  on = "2020-07-16",
  city "beijing" { region = "beijing", population = 17750000 },
  -- Cut-off 2019-12-31
  person "45 that day" {
    birth_date = "1974-12-31", destination = "beijing", degree = "none",
    insured_months = 0,
    owned_months = 0, rented_months = 0,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  person "a day over 45" {
    birth_date = "1974-12-30", destination = "beijing", degree = "none",
    insured_months = 0,
    owned_months = 0, rented_months = 0,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  person "46 that day" {
    birth_date = "1973-12-31", destination = "beijing", degree = "none",
    insured_months = 0,
    owned_months = 0, rented_months = 0,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  person "a day over 46" {
    birth_date = "1973-12-30", destination = "beijing", degree = "none",
    insured_months = 0,
    owned_months = 0, rented_months = 0,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  person "50 that day" {
    birth_date = "1969-12-31", destination = "beijing", degree = "none",
    insured_months = 0,
    owned_months = 0, rented_months = 0,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  person "a day over 50" {
    birth_date = "1969-12-30", destination = "beijing", degree = "none",
    insured_months = 0,
    owned_months = 0, rented_months = 0,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  expect { who = "45 that day", settlement_points = 20 },
  expect { who = "a day over 45", settlement_points = 16 },
  expect { who = "46 that day", settlement_points = 16 },
  expect { who = "a day over 46", settlement_points = 12 },
  expect { who = "50 that day", settlement_points = 0 },
  expect { who = "a day over 50", settlement_points = 0 },
}

case "who may apply in Beijing" {
  on = "2021-10-15",
  city "beijing" { region = "beijing", population = 17750000 },
  person "good" {
    birth_date = "1985-06-01", destination = "beijing", degree = "doctor",
    permit_since = "2010-01-01", last_penalty = "-", past_retirement_age = "no",
    insured_run_months = 84, backpaid_months = 5, insured_months = 150,
    owned_months = 60, rented_months = 33,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  person "no permit" {
    birth_date = "1985-06-01", destination = "beijing", degree = "doctor",
    permit_since = "-", last_penalty = "-", past_retirement_age = "no",
    insured_run_months = 84, backpaid_months = 5, insured_months = 150,
    owned_months = 60, rented_months = 33,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  person "retired" {
    birth_date = "1985-06-01", destination = "beijing", degree = "doctor",
    permit_since = "2010-01-01", last_penalty = "-", past_retirement_age = "yes",
    insured_run_months = 84, backpaid_months = 5, insured_months = 150,
    owned_months = 60, rented_months = 33,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  person "83 months" {
    birth_date = "1985-06-01", destination = "beijing", degree = "doctor",
    permit_since = "2010-01-01", last_penalty = "-", past_retirement_age = "no",
    insured_run_months = 83, backpaid_months = 5, insured_months = 150,
    owned_months = 60, rented_months = 33,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  person "6 paid back" {
    birth_date = "1985-06-01", destination = "beijing", degree = "doctor",
    permit_since = "2010-01-01", last_penalty = "-", past_retirement_age = "no",
    insured_run_months = 84, backpaid_months = 6, insured_months = 150,
    owned_months = 60, rented_months = 33,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  person "penalty" {
    birth_date = "1985-06-01", destination = "beijing", degree = "doctor",
    permit_since = "2010-01-01", last_penalty = "2001-05-05", past_retirement_age = "no",
    insured_run_months = 84, backpaid_months = 5, insured_months = 150,
    owned_months = 60, rented_months = 33,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  expect { who = "good", may_apply = "yes", settlement = "points_pass" },
  expect { who = "no permit", may_apply = "no", settlement = "points_fail" },
  expect { who = "retired", may_apply = "no", settlement = "points_fail" },
  expect { who = "83 months", may_apply = "no", settlement = "points_fail" },
  expect { who = "6 paid back", may_apply = "no", settlement = "points_fail" },
  expect { who = "penalty", may_apply = "no", settlement = "points_fail" },
}

case "a missing fact is asked for only where it could matter" {
  on = "2021-10-15",
  city "beijing" { region = "beijing", population = 17750000 },
  person "no insured months" {
    birth_date = "1985-06-01", destination = "beijing", degree = "doctor",
    permit_since = "2010-01-01", last_penalty = "-", past_retirement_age = "no",
    insured_run_months = 150, backpaid_months = 0,
    owned_months = 60, rented_months = 33,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  -- 100.875 - 37 without the degree: it could still reach the line
  person "no degree" {
    birth_date = "1985-06-01", destination = "beijing",
    permit_since = "2010-01-01", last_penalty = "-", past_retirement_age = "no",
    insured_run_months = 150, backpaid_months = 0, insured_months = 150,
    owned_months = 60, rented_months = 33,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  -- 240 x 0.25 + 5 + 33/24 + 20 = 86.375; with a prize of 12 and an honour: 118.375
  person "any degree will do" {
    birth_date = "1985-06-01", destination = "beijing",
    permit_since = "2010-01-01", last_penalty = "-", past_retirement_age = "no",
    insured_run_months = 150, backpaid_months = 0, insured_months = 240,
    owned_months = 60, rented_months = 33,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 12, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 1,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  -- Past retirement age: nothing else matters
  person "retired" {
    destination = "beijing",
    past_retirement_age = "yes",
  },
  -- An empty cell of the last penalty is no "-": it is asked for
  person "penalty unsaid" {
    birth_date = "1985-06-01", destination = "beijing", degree = "doctor",
    permit_since = "2010-01-01", past_retirement_age = "no",
    insured_run_months = 150, backpaid_months = 0, insured_months = 150,
    owned_months = 60, rented_months = 33,
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
  },
  expect {
    who = "no insured months", settlement = "undetermined", settlement_points = "undetermined",
    asks = {
      settlement = { "person.insured_months" }, settlement_points = { "person.insured_months" },
    },
  },
  expect {
    who = "no degree", settlement = "undetermined", asks = { settlement = { "person.degree" } },
  },
  expect { who = "any degree will do", settlement = "points_pass" },
  expect { who = "any degree will do", settlement_points = "undetermined" },
  expect { who = "retired", settlement = "points_fail", asks = { settlement = {} } },
  expect {
    who = "penalty unsaid", settlement = "undetermined",
    asks = { settlement = { "person.last_penalty" } },
  },
}

case "a Beijing of two million: national law opens it, Beijing's own rule does not" {
  on = "2021-10-15",
  city "beijing" { region = "beijing", population = 2000000 },
  person "A" {
    destination = "beijing",
    past_retirement_age = "yes",
  },
  expect { settlement = "conflict", clause = { settlement = "4.2 4.7.beijing" } },
}

case "every item of Beijing's first table, and the caps" {
  on = "2018-10-15",
  city "beijing" { region = "beijing", population = 17750000 },
  -- 120 x 0.25 = 30; no home; master 26; moved out 2 x 2 + 4 x 1 = 8; the best of innovation is
  -- 2 x 2 = 4 (2, 4, 2, 3); tax 6; 45 years on 31 December 2017: 20; honours once 20; - 12 - 30:
  -- 30 + 26 + 8 + 4 + 6 + 20 + 20 - 42 = 72
  person "of everything" {
    birth_date = "1972-12-31", destination = "beijing", degree = "master",
    insured_months = 120, owned_months = 0, rented_months = 0,
    home_moved_months = 26, both_moved_months = 13,
    national_prize = 0, city_prize = 2, manager_years = 2,
    startup_years = 1, incubator_years = 9, honours = 2,
    income_tax_year = 99999.99, investor_tax_year = 200000, tax_offences = 1, detentions = 1,
  },
  -- Home only 2 x 4, at most 6; work and home 4 x 4, at most 12; both at most 12. A prize of 12.
  -- A day over 45; taxes a fen short: 12 + 12 = 24
  person "at the caps" {
    birth_date = "1972-12-30", destination = "beijing", degree = "none",
    insured_months = 0, owned_months = 12, rented_months = 12,
    home_moved_months = 48, both_moved_months = 59,
    national_prize = 12, city_prize = 6, manager_years = 9,
    startup_years = 9, incubator_years = 9, honours = 0,
    income_tax_year = 99999.99, investor_tax_year = 199999.99, tax_offences = 0, detentions = 0,
  },
  expect { who = "of everything", settlement_points = 72 },
  expect { who = "at the caps", settlement_points = 24 },
}
