-- SPDX-License-Identifier: Apache-2.0

case "a small rural school of Qingdao is counted with 300" {
  on = "2022-12-31",
  city "qingdao" { region = "qingdao" },
  -- 300 x 900 = 270,000; 301 x 1,100 = 331,100
  school "small" {
    place = "qingdao", stage = "primary", rural = "yes", pupils = 120, disabled_pupils = 0,
    boarders = 0,
  },
  school "larger" {
    place = "qingdao", stage = "junior", rural = "yes", pupils = 301, disabled_pupils = 0,
    boarders = 0,
  },
  expect { who = "small", school_budget = 270000 },
  expect { who = "larger", school_budget = 331100 },
}
