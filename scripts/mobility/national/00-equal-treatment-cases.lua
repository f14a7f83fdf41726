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

case "C3-7 five points more for a bidder of the state are in breach" {
  on = "2020-12-31",
  decision "tender" {
    about = bidder, gives = yes_no, tags = { "business" }, otherwise = "no",
  },
  clause "local.tender" {
    decides = "tender", law = "ASSUMED", gives = "yes",
    when = any {
      bidder.price :at_least (60),
      all { bidder.ownership :is "state", bidder.price :at_least (55) },
    },
  },
  expect { ["3.10"] = "breach" },
}

case "3.10 a tender by the price alone is not" {
  on = "2020-12-31",
  decision "tender" {
    about = bidder, gives = yes_no, tags = { "business" }, otherwise = "no",
  },
  clause "local.tender" {
    decides = "tender", law = "ASSUMED", when = bidder.price :at_least (60),
    gives = "yes",
  },
  expect { ["3.10"] = "pass" },
}

case "4.11 insurance for the registered only is in breach" {
  on = "2020-12-31",
  decision "insured_locally" {
    about = person, gives = yes_no, tags = { "service.insurance" }, otherwise = "no",
  },
  clause "local.insured_locally" {
    decides = "insured_locally", law = "ASSUMED", when = person.registered_here,
    gives = "yes",
  },
  expect { ["4.11"] = "breach" },
}

case "4.11 insurance for whoever can work is not" {
  on = "2020-12-31",
  decision "insured_locally" {
    about = person, gives = yes_no, tags = { "service.insurance" }, otherwise = "no",
  },
  clause "local.insured_locally" {
    decides = "insured_locally", law = "ASSUMED", when = person.able_to_work,
    gives = "yes",
  },
  expect { ["4.11"] = "pass" },
}

case "4.12 a health check for the registered only is in breach" {
  on = "2020-12-31",
  decision "health_check" {
    about = person, gives = yes_no, tags = { "service.health" }, otherwise = "no",
  },
  clause "local.health_check" {
    decides = "health_check", law = "ASSUMED", gives = "yes",
    when = all { person.registered_here, person.able_to_work },
  },
  expect { ["4.12"] = "breach" },
}

case "4.12 a health check from the age of 65 is not" {
  on = "2020-12-31",
  decision "health_check" {
    about = person, gives = yes_no, tags = { "service.health" }, otherwise = "no",
  },
  clause "local.health_check" {
    decides = "health_check", law = "ASSUMED", when = person.able_to_work :is "no",
    gives = "yes",
  },
  expect { ["4.12"] = "pass" },
}

case "5.3 a post for staff of organs only is in breach" {
  on = "2020-12-31",
  decision "recruited" {
    about = person, gives = yes_no, tags = { "recruitment" }, otherwise = "no",
  },
  clause "local.recruited" {
    decides = "recruited", law = "ASSUMED", when = person.unit_before :is "organ",
    gives = "yes",
  },
  expect { ["5.3"] = "breach" },
}

case "5.3 a post for managers of three years is not" {
  on = "2020-12-31",
  decision "recruited" {
    about = person, gives = yes_no, tags = { "recruitment" }, otherwise = "no",
  },
  clause "local.recruited" {
    decides = "recruited", law = "ASSUMED", when = person.manager_years :at_least (3),
    gives = "yes",
  },
  expect { ["5.3"] = "pass" },
}

case "12.2 a contract for those registered in town only is in breach" {
  on = "2020-12-31",
  decision "contract" {
    about = person, gives = yes_no, tags = { "labour_rights" }, otherwise = "no",
  },
  clause "local.contract" {
    decides = "contract", law = "ASSUMED", when = person.rural :is "no",
    gives = "yes",
  },
  expect { ["12.2"] = "breach" },
}

case "12.2 a contract for whoever can work is not" {
  on = "2020-12-31",
  decision "contract" {
    about = person, gives = yes_no, tags = { "labour_rights" }, otherwise = "no",
  },
  clause "local.contract" {
    decides = "contract", law = "ASSUMED", when = person.able_to_work,
    gives = "yes",
  },
  expect { ["12.2"] = "pass" },
}

case "C12-7 training for founders who are registered here only is in breach" {
  on = "2020-12-31",
  decision "founder_training" {
    about = person, gives = yes_no, tags = { "service.training" }, otherwise = "no",
  },
  clause "local.founder_training" {
    decides = "founder_training", law = "ASSUMED", when = person.registered_here,
    gives = "yes",
  },
  expect { ["12.5.same"] = "breach" },
}

case "12.5 training for whoever has no income is not" {
  on = "2020-12-31",
  decision "founder_training" {
    about = person, gives = yes_no, tags = { "service.training" }, otherwise = "no",
  },
  clause "local.founder_training" {
    decides = "founder_training", law = "ASSUMED", when = person.has_income :is "no",
    gives = "yes",
  },
  expect { ["12.5.same"] = "pass" },
}

case "C4-2 Datong asks for 12 insured months and an own home" {
  on = "2020-12-31",
  decision "datong_settlement" {
    about = person, gives = yes_no, tags = { "settlement_small_city" }, otherwise = "no",
  },
  clause "local.datong_settlement" {
    decides = "datong_settlement", law = "ASSUMED", gives = "yes",
    when = all { person.insured_months :at_least (12), person.owns_home },
  },
  expect { ["4.2.open"] = "breach" },
}

case "4.2 a city that asks for a residence permit alone" {
  on = "2020-12-31",
  decision "datong_settlement" {
    about = person, gives = yes_no, tags = { "settlement_small_city" }, otherwise = "no",
  },
  clause "local.datong_settlement" {
    decides = "datong_settlement", law = "ASSUMED", gives = "yes", when = has (person.permit_since),
  },
  expect { ["4.2.open"] = "pass" },
}
