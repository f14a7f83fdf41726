-- SPDX-License-Identifier: Apache-2.0
-- A standard that each county sets, in a file beside the statements.
source "ACT" { title = "Act", since = "2018-01-01" }
source "LOCAL" { title = "Notices of counties", since = "2018-01-01" }
region "high" { level = "county", under = "nation" }
region "low" { level = "county", under = "nation" }
entity "county" { is_region = true }
entity "household" {
  county = one "county" { "County", governs = true },
  income = money { "Income a month" },
}
parameter "standard" {
  title = "Standard", unit = "yuan", override = "floor", values = "standards.csv",
  from ("2018-01-01", 500, "ACT, art. 1"),
}
decision "dibao" { about = household, gives = yes_no {}, otherwise = "no", otherwise_law = "ACT, art. 2" }
clause "1" {
  decides = "dibao", law = "ACT, art. 2", when = household.income :below (param.standard), gives = "yes",
}
case "each county by its own, and by that of the nation where it is less" {
  on = "2021-02-01",
  county "H" { region = "high" }, county "L" { region = "low" }, county "N" {},
  household "h" { county = "H", income = 719 }, household "l" { county = "L", income = 499.99 },
  household "n" { county = "N", income = 560 },
  expect { who = "h", dibao = "yes" }, -- 719 < 720, in force from 2021
  expect { who = "l", dibao = "yes" }, -- 480 is less than 500, so 500 stands
  expect { who = "n", dibao = "no" }, -- 560 is not below 500
}
