-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of the points of Shanghai's residence permits.

case "C4-13 bachelor and degree at 40; bachelor at 44, three years and a bonus" {
  on = "2021-06-30",
  city "shanghai" { region = "shanghai" },
  -- 90 + 30 = 120; 60 + 29 + 9 + 25 = 123; a year older and no bonus: 60 + 27 + 9 = 96
  permit_holder "A" {
    city = "shanghai", age = 40, education = "bachelor_degree", skill = "none",
    insured_years = 0, wage_base = "below",
    false_papers = 0, detained = 0, convicted = 0,
  },
  permit_holder "B" {
    city = "shanghai", age = 44, education = "bachelor", skill = "none",
    insured_years = 3, wage_base = "from_0_8",
    false_papers = 0, detained = 0, convicted = 0,
  },
  permit_holder "C" {
    city = "shanghai", age = 45, education = "bachelor", skill = "none",
    insured_years = 3, wage_base = "below",
    false_papers = 0, detained = 0, convicted = 0,
  },
  expect { who = "A", permit_points = 120, permit_services = "yes" },
  expect { who = "B", permit_points = 123, permit_services = "yes" },
  expect { who = "C", permit_points = 96, permit_services = "no" },
}

case "ages, skills, wages and what is taken away in Shanghai" {
  on = "2021-06-30",
  city "shanghai" { region = "shanghai" },
  -- 60: 5 and skill 60, above college 50: 65; 61: 0 and 140; 55: 7 and 50 of wages; 43: 5 + 26 is
  -- cut to 30, and 120 - 150 - 50 - 150; 56: 5, master and grade 2 are 100, and 100 of wages
  permit_holder "60" {
    city = "shanghai", age = 60, education = "college", skill = "grade_3",
    insured_years = 0, wage_base = "below",
    false_papers = 0, detained = 0, convicted = 0,
  },
  permit_holder "61" {
    city = "shanghai", age = 61, education = "none", skill = "grade_1",
    insured_years = 0, wage_base = "below",
    false_papers = 0, detained = 0, convicted = 0,
  },
  permit_holder "55" {
    city = "shanghai", age = 55, education = "none", skill = "none",
    insured_years = 0, wage_base = "from_1",
    false_papers = 0, detained = 0, convicted = 0,
  },
  permit_holder "43" {
    city = "shanghai", age = 43, education = "none", skill = "none",
    insured_years = 0, wage_base = "three_times",
    false_papers = 1, detained = 1, convicted = 1,
  },
  permit_holder "56" {
    city = "shanghai", age = 56, education = "master", skill = "grade_2",
    insured_years = 0, wage_base = "from_2",
    false_papers = 0, detained = 0, convicted = 0,
  },
  expect { who = "60", permit_points = 65 },
  expect { who = "61", permit_points = 140 },
  expect { who = "55", permit_points = 57 },
  expect { who = "43", permit_points = -200 },
  expect { who = "56", permit_points = 205 },
}
