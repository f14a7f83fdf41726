-- SPDX-License-Identifier: Apache-2.0

case "C13-6 temporary relief in Gansu: three persons, at most six months" {
  on = "2020-12-31",
  city "lanzhou" { region = "gansu" },
  -- 600 x 3 x 4 = 7,200; 600 x 3 x 6 = 10,800, for eight months are more than six
  relief_case "four" { place = "lanzhou", persons = 3, months = 4 },
  relief_case "eight" { place = "lanzhou", persons = 3, months = 8 },
  relief_case "six" { place = "lanzhou", persons = 3, months = 6 },
  -- Six months or more are six, whatever they are; a case elsewhere has no rule.
  relief_case "unsaid" { place = "lanzhou", persons = 3 },
  relief_case "elsewhere" { place = "datong", persons = 3, months = 4 },
  city "datong" {},
  expect { who = "four", temporary_relief = 7200, clause = { temporary_relief = "13.7" } },
  expect { who = "eight", temporary_relief = 10800 },
  expect { who = "six", temporary_relief = 10800 },
  expect {
    who = "unsaid", temporary_relief = "undetermined",
    asks = { temporary_relief = { "relief_case.months" } },
  },
  expect { who = "elsewhere", temporary_relief = "no_rule" },
}
