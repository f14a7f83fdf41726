-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of Guangzhou's points settlement.

case "C4-7 eight years of everything: 206 points, ranked from 150" {
  on = "2024-11-01",
  city "guangzhou" { region = "guangzhou", population = 12000000 },
  -- Schemes 5 x 2 x 8 = 80; permit 8 x 8 = 64; rent 5 x 5, at most 20; fund 2 x 6 = 12; age 38: 30
  person "A" {
    birth_date = "1986-03-01", destination = "guangzhou",
    permit_since = "2016-05-01", last_penalty = "-",
    insured_months = 96,
    rented_months = 60, owns_home = "no",
    home_moved_months = 0, both_moved_months = 0,
    pension_months = 96, medical_months = 96, unemployment_months = 96,
    injury_months = 96, maternity_months = 96, fund_months = 72,
  },
  expect { settlement_points = 206 },
  expect { settlement = "points_pass", clause = { settlement = "4.7" } },
}

case "the line of Guangzhou is 150" {
  on = "2024-11-01",
  city "guangzhou" { region = "guangzhou", population = 12000000 },
  -- Permit 64, rent 20, age 30, schemes 2 x (4 + 4 + 4 + 3 + 3) = 36: 150
  person "at the line" {
    birth_date = "1986-03-01", destination = "guangzhou",
    permit_since = "2016-05-01", last_penalty = "-",
    insured_months = 48,
    rented_months = 48, owns_home = "no",
    home_moved_months = 0, both_moved_months = 0,
    pension_months = 48, medical_months = 48, unemployment_months = 48,
    injury_months = 47, maternity_months = 36, fund_months = 0,
  },
  person "below the line" {
    birth_date = "1986-03-01", destination = "guangzhou",
    permit_since = "2016-05-01", last_penalty = "-",
    insured_months = 48,
    rented_months = 48, owns_home = "no",
    home_moved_months = 0, both_moved_months = 0,
    pension_months = 48, medical_months = 48, unemployment_months = 48,
    injury_months = 47, maternity_months = 35, fund_months = 0,
  },
  expect { who = "at the line", settlement_points = 150, settlement = "points_pass" },
  expect { who = "below the line", settlement_points = 148, settlement = "points_fail" },
}

case "own home, moving out and age in Guangzhou" {
  on = "2024-11-01",
  city "guangzhou" { region = "guangzhou", population = 12000000 },
  -- 20 for the own home, not 5 x 5; moved out 2 x 7, at most 10; 40 years that day: 30
  person "owner" {
    birth_date = "1984-11-01", destination = "guangzhou",
    permit_since = "2016-05-01", last_penalty = "-",
    insured_months = 96,
    rented_months = 60, owns_home = "yes",
    home_moved_months = 60, both_moved_months = 25,
    pension_months = 96, medical_months = 96, unemployment_months = 96,
    injury_months = 96, maternity_months = 96, fund_months = 0,
  },
  -- No permit: no points for it; a day over 40: 28; 56 and more: 0
  person "no permit" {
    birth_date = "1984-10-31", destination = "guangzhou",
    permit_since = "-", last_penalty = "-",
    insured_months = 96,
    rented_months = 11, owns_home = "no",
    home_moved_months = 0, both_moved_months = 0,
    pension_months = 96, medical_months = 96, unemployment_months = 96,
    injury_months = 96, maternity_months = 96, fund_months = 0,
  },
  person "old" {
    birth_date = "1968-01-01", destination = "guangzhou",
    permit_since = "2016-05-01", last_penalty = "-",
    insured_months = 96,
    rented_months = 12, owns_home = "no",
    home_moved_months = 0, both_moved_months = 0,
    pension_months = 96, medical_months = 96, unemployment_months = 96,
    injury_months = 96, maternity_months = 96, fund_months = 0,
  },
  expect { who = "owner", settlement_points = 204 },
  expect { who = "no permit", settlement_points = 108 },
  expect { who = "old", settlement_points = 149 },
}

case "who may apply in Guangzhou" {
  on = "2024-11-01",
  city "guangzhou" { region = "guangzhou", population = 12000000 },
  person "45" {
    birth_date = "1978-11-02", destination = "guangzhou",
    permit_since = "2016-05-01", last_penalty = "-",
    insured_months = 96,
    rented_months = 60, owns_home = "no",
    home_moved_months = 0, both_moved_months = 0,
    pension_months = 96, medical_months = 96, unemployment_months = 96,
    injury_months = 96, maternity_months = 96, fund_months = 72,
  },
  person "46" {
    birth_date = "1978-11-01", destination = "guangzhou",
    permit_since = "2016-05-01", last_penalty = "-",
    insured_months = 96,
    rented_months = 60, owns_home = "no",
    home_moved_months = 0, both_moved_months = 0,
    pension_months = 96, medical_months = 96, unemployment_months = 96,
    injury_months = 96, maternity_months = 96, fund_months = 72,
  },
  person "no permit" {
    birth_date = "1986-03-01", destination = "guangzhou",
    permit_since = "-", last_penalty = "-",
    insured_months = 96,
    rented_months = 60, owns_home = "no",
    home_moved_months = 0, both_moved_months = 0,
    pension_months = 96, medical_months = 96, unemployment_months = 96,
    injury_months = 96, maternity_months = 96, fund_months = 72,
  },
  person "47 months" {
    birth_date = "1986-03-01", destination = "guangzhou",
    permit_since = "2016-05-01", last_penalty = "-",
    insured_months = 47,
    rented_months = 60, owns_home = "no",
    home_moved_months = 0, both_moved_months = 0,
    pension_months = 96, medical_months = 96, unemployment_months = 96,
    injury_months = 96, maternity_months = 96, fund_months = 72,
  },
  person "penalty 5 years ago" {
    birth_date = "1986-03-01", destination = "guangzhou",
    permit_since = "2016-05-01", last_penalty = "2019-11-01",
    insured_months = 96,
    rented_months = 60, owns_home = "no",
    home_moved_months = 0, both_moved_months = 0,
    pension_months = 96, medical_months = 96, unemployment_months = 96,
    injury_months = 96, maternity_months = 96, fund_months = 72,
  },
  person "penalty a day later" {
    birth_date = "1986-03-01", destination = "guangzhou",
    permit_since = "2016-05-01", last_penalty = "2019-11-02",
    insured_months = 96,
    rented_months = 60, owns_home = "no",
    home_moved_months = 0, both_moved_months = 0,
    pension_months = 96, medical_months = 96, unemployment_months = 96,
    injury_months = 96, maternity_months = 96, fund_months = 72,
  },
  expect { who = "45", may_apply = "yes", settlement = "points_pass" },
  expect { who = "46", may_apply = "no", settlement = "points_fail" },
  expect { who = "no permit", may_apply = "no", settlement = "points_fail" },
  expect { who = "47 months", may_apply = "no", settlement = "points_fail" },
  expect { who = "penalty 5 years ago", may_apply = "yes", settlement = "points_pass" },
  expect { who = "penalty a day later", may_apply = "no", settlement = "points_fail" },
}

case "the same person is judged by Beijing's table in Beijing and by Guangzhou's in Guangzhou" {
  on = "2020-12-31",
  city "beijing" { region = "beijing", population = 17750000 },
  city "guangzhou" { region = "guangzhou", population = 12000000 },
  -- Beijing: 46.50 + 10.25 + 15 + 20 = 91.75, under 97.13.
  person "in Beijing" {
    birth_date = "1978-06-01", destination = "beijing", degree = "bachelor",
    permit_since = "2010-01-01", last_penalty = "-", past_retirement_age = "no",
    insured_run_months = 186, backpaid_months = 0, insured_months = 186,
    owned_months = 60, rented_months = 126, owns_home = "no",
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
    pension_months = 96, medical_months = 96, unemployment_months = 96,
    injury_months = 96, maternity_months = 96, fund_months = 72,
  },
  -- Guangzhou: permit 10 x 8 = 80; rent 20; schemes 80; fund 12; age 42.6, three years begun: 24
  person "in Guangzhou" {
    birth_date = "1978-06-01", destination = "guangzhou", degree = "bachelor",
    permit_since = "2010-01-01", last_penalty = "-", past_retirement_age = "no",
    insured_run_months = 186, backpaid_months = 0, insured_months = 186,
    owned_months = 60, rented_months = 126, owns_home = "no",
    home_moved_months = 0, both_moved_months = 0,
    national_prize = 0, city_prize = 0, manager_years = 0,
    startup_years = 0, incubator_years = 0, honours = 0,
    income_tax_year = 0, investor_tax_year = 0, tax_offences = 0, detentions = 0,
    pension_months = 96, medical_months = 96, unemployment_months = 96,
    injury_months = 96, maternity_months = 96, fund_months = 72,
  },
  expect { who = "in Beijing", settlement_points = 91.75, settlement = "points_fail" },
  expect { who = "in Guangzhou", settlement_points = 216, settlement = "points_pass" },
}

case "less than a year of anything earns nothing in Guangzhou" {
  on = "2024-11-01",
  city "guangzhou" { region = "guangzhou", population = 12000000 },
  -- Age 38: 30, and nothing else
  person "new" {
    birth_date = "1986-03-01", destination = "guangzhou", permit_since = "-",
    owns_home = "no", rented_months = 11, home_moved_months = 11, both_moved_months = 0,
    pension_months = 11, medical_months = 11, unemployment_months = 11,
    injury_months = 11, maternity_months = 11, fund_months = 11,
  },
  expect { settlement_points = 30 },
}

case "the same before 2024, and who moved out" {
  on = "2020-12-31",
  city "guangzhou" { region = "guangzhou", population = 12000000 },
  -- 40 on 30 December 2005, so that the 16th year since has begun: 30 - 32, raised to 0
  person "old and new" {
    birth_date = "1965-12-30", destination = "guangzhou", permit_since = "-",
    owns_home = "no", rented_months = 11, home_moved_months = 11, both_moved_months = 0,
    pension_months = 11, medical_months = 11, unemployment_months = 11,
    injury_months = 11, maternity_months = 11, fund_months = 11,
  },
  -- 24 + 49 months are 6 full years: 12, at most 10; age 30: 30
  person "moved out" {
    birth_date = "1990-01-01", destination = "guangzhou", permit_since = "-",
    owns_home = "no", rented_months = 0, home_moved_months = 24, both_moved_months = 49,
    pension_months = 0, medical_months = 0, unemployment_months = 0,
    injury_months = 0, maternity_months = 0, fund_months = 0,
  },
  expect { who = "old and new", settlement_points = 0 },
  expect { who = "moved out", settlement_points = 40 },
}
