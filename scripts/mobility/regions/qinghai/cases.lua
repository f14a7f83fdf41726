-- SPDX-License-Identifier: Apache-2.0

case "C11-3 in 2022 the rates of Qinghai stand: 700, 900 and 300 a boarder" {
  on = "2022-12-31",
  city "county" { region = "qinghai" },
  -- 200 x 700 + 10 x 300 = 143,000; 200 x 900 = 180,000
  school "primary" {
    place = "county", stage = "primary", rural = "yes", pupils = 200, disabled_pupils = 0,
    boarders = 10,
  },
  school "junior" {
    place = "county", stage = "junior", rural = "yes", pupils = 200, disabled_pupils = 0,
    boarders = 0,
  },
  expect { who = "primary", school_budget = 143000 },
  expect { who = "junior", school_budget = 180000 },
}

case "C11-3 in 2023 they are below the national ones, which count: 720 and 940" {
  on = "2023-12-31",
  city "county" { region = "qinghai" },
  -- 200 x 720 + 10 x 300 = 147,000; 200 x 940 = 188,000
  school "primary" {
    place = "county", stage = "primary", rural = "yes", pupils = 200, disabled_pupils = 0,
    boarders = 10,
  },
  school "junior" {
    place = "county", stage = "junior", rural = "yes", pupils = 200, disabled_pupils = 0,
    boarders = 0,
  },
  expect { who = "primary", school_budget = 147000 },
  expect { who = "junior", school_budget = 188000 },
}
