-- SPDX-License-Identifier: Apache-2.0
-- Working days over four years. The holidays are written from memory: verify them before use.

source "N" { title = "Notices of the State Council on holidays (from memory: verify before use)", since = "2019-01-01" }
calendar "2019" { law = "N", holidays = { "2019-10-01 to 2019-10-07" }, workdays = { "2019-09-29", "2019-10-12" } }
calendar "2020" { law = "N",
  holidays = { "2020-01-01", "2020-04-04 to 2020-04-06", "2020-05-01 to 2020-05-05", "2020-06-25 to 2020-06-27", "2020-10-01 to 2020-10-08" },
  workdays = { "2020-04-26", "2020-05-09", "2020-06-28", "2020-09-27", "2020-10-10" } }
calendar "2021" { law = "N",
  holidays = { "2021-01-01 to 2021-01-03", "2021-02-11 to 2021-02-17", "2021-04-03 to 2021-04-05", "2021-05-01 to 2021-05-05",
    "2021-06-12 to 2021-06-14", "2021-09-19 to 2021-09-21", "2021-10-01 to 2021-10-07" },
  workdays = { "2021-02-07", "2021-02-20", "2021-04-25", "2021-05-08", "2021-09-18", "2021-09-26", "2021-10-09" } }
calendar "2022" { law = "N",
  holidays = { "2022-01-01 to 2022-01-03", "2022-01-31 to 2022-02-06", "2022-04-03 to 2022-04-05", "2022-04-30 to 2022-05-04" },
  workdays = { "2022-01-29", "2022-01-30", "2022-04-02", "2022-04-24", "2022-05-07" } }

entity "claim" {
  filed = day { "Filed" },
  n = whole_number { "Working days", at_most = 100 },
  until_day = day { "Counted up to", optional = true },
}
derive "claim.last_day" { law = "N", gives = claim.filed + working_days (claim.n) }
derive "claim.took" { law = "N", gives = claim.filed :working_days_to (claim.until_day) }

-- Applied on 13 September 2021: three steps of 15 working days each; and back again.
case "three steps" {
  on = "2022-01-01",
  claim "one" { filed = "2021-09-13", n = 15, until_day = "2021-10-09" },
  claim "two" { filed = "2021-10-09", n = 15, until_day = "2021-09-13" },
  claim "three" { filed = "2021-10-29", n = 15 },
  expect { who = "one", last_day = "2021-10-09", took = 15 },
  expect { who = "two", last_day = "2021-10-29", took = -15 },
  expect { who = "three", last_day = "2021-11-19" },
}

case "over the spring festival, and over the first of May" {
  on = "2022-01-01",
  claim "letter" { filed = "2022-01-24", n = 15 },
  claim "twenty" { filed = "2021-04-20", n = 20 },
  claim "ten" { filed = "2021-04-20", n = 10 },
  expect { who = "letter", last_day = "2022-02-17" },
  expect { who = "twenty", last_day = "2021-05-19" },
  expect { who = "ten", last_day = "2021-05-06" },
}

case "outside the calendars" {
  on = "2022-01-01",
  claim "after" { filed = "2022-12-30", n = 1, until_day = "2023-01-01" },
  claim "before" { filed = "2018-12-30", n = 1, until_day = "-" },
  claim "unknown" { n = 1 },
  expect { who = "after", last_day = "error", took = "error" },
  expect { who = "before", last_day = "error", took = "error" },
  expect { who = "unknown", last_day = "undetermined", asks = { last_day = { "claim.filed" } } },
}
