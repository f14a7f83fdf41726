-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of equal treatment: local rules that break a requirement, and such that keep it.

case "0.2 without a decision there is nothing to judge" {
  on = "2020-12-31",
  expect {
    ["0.2"] = "nothing to judge", ["4.3.relaxed"] = "nothing to judge",
    ["4.10"] = "nothing to judge", ["4.13"] = "nothing to judge", ["12.1"] = "nothing to judge",
  },
}

case "C0-2 job counselling for the registered only is in breach" {
  on = "2020-12-31",
  decision "counselling" {
    about = person, gives = yes_no, tags = { "universal", "service.employment" }, otherwise = "no",
  },
  clause "local.counselling" {
    decides = "counselling", law = "ASSUMED", when = person.registered_here, gives = "yes",
  },
  expect { ["0.2"] = "breach", ["4.10"] = "breach" },
}

case "0.2 job counselling for whoever is able to work is not" {
  on = "2020-12-31",
  decision "counselling" {
    about = person, gives = yes_no, tags = { "universal", "service.employment" }, otherwise = "no",
  },
  clause "local.counselling" {
    decides = "counselling", law = "ASSUMED", when = person.able_to_work, gives = "yes",
  },
  expect { ["0.2"] = "pass", ["4.10"] = "pass" },
}

case "C4-3 from 36 to 12 insured months with junior college relaxes" {
  on = "2020-12-31",
  decision "local_settlement" {
    about = person, gives = yes_no, tags = { "settlement_condition" }, otherwise = "no",
  },
  clause "local.old" {
    decides = "local_settlement", law = "ASSUMED", since = "2018-01-01", ended = "2019-12-31",
    when = all {
      person.insured_months :at_least (36), person.degree :one_of { "college", "bachelor" },
    },
    gives = "yes",
  },
  clause "local.new" {
    decides = "local_settlement", law = "ASSUMED", since = "2020-01-01",
    when = all {
      person.insured_months :at_least (12), person.degree :one_of { "college", "bachelor" },
    },
    gives = "yes",
  },
  expect { ["4.3.relaxed"] = "pass" },
}

case "C4-3 12 months with a bachelor's degree refuses whom 36 with junior college accepted" {
  on = "2020-12-31",
  decision "local_settlement" {
    about = person, gives = yes_no, tags = { "settlement_condition" }, otherwise = "no",
  },
  clause "local.old" {
    decides = "local_settlement", law = "ASSUMED", since = "2018-01-01", ended = "2019-12-31",
    when = all {
      person.insured_months :at_least (36), person.degree :one_of { "college", "bachelor" },
    },
    gives = "yes",
  },
  clause "local.new" {
    decides = "local_settlement", law = "ASSUMED", since = "2020-01-01",
    when = all { person.insured_months :at_least (12), person.degree :is "bachelor" },
    gives = "yes",
  },
  expect { ["4.3.relaxed"] = "breach" },
}

case "C4-9 rental homes for the registered, or after five insured years, are in breach" {
  on = "2020-12-31",
  decision "rental" {
    about = person, gives = yes_no, tags = { "service.housing" }, otherwise = "no",
  },
  clause "local.rental" {
    decides = "rental", law = "ASSUMED",
    when = any { person.registered_here, person.insured_months :at_least (60) }, gives = "yes",
  },
  expect { ["4.13"] = "breach" },
}

case "4.13 rental homes by income are not" {
  on = "2020-12-31",
  decision "rental" {
    about = person, gives = yes_no, tags = { "service.housing" }, otherwise = "no",
  },
  clause "local.rental" {
    decides = "rental", law = "ASSUMED", when = person.has_income :is "no", gives = "yes",
  },
  expect { ["4.13"] = "pass" },
}

case "12.1 a post that asks where somebody is registered is in breach" {
  on = "2020-12-31",
  decision "hired" { about = person, gives = yes_no, tags = { "hiring" }, otherwise = "no" },
  clause "local.hired" {
    decides = "hired", law = "ASSUMED", gives = "yes",
    when = all { person.manager_years :at_least (3), person.registered_here },
  },
  expect { ["12.1"] = "breach" },
}

case "12.1 a post that asks for years as a manager is not" {
  on = "2020-12-31",
  decision "hired" { about = person, gives = yes_no, tags = { "hiring" }, otherwise = "no" },
  clause "local.hired" {
    decides = "hired", law = "ASSUMED", when = person.manager_years :at_least (3), gives = "yes",
  },
  expect { ["12.1"] = "pass" },
}
