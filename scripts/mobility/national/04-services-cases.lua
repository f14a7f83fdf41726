-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of the second part of clause (4) in national law.

case "C4-8 half a year in the place is reached on 1 September" {
  on = "2021-12-31",
  city "shanghai" { population = 19870000 },
  permit "early" {
    place = "shanghai", registered = "2021-03-01", applied = "2021-08-15", stable_job = "yes",
    remote = "no",
  },
  -- Issued by 2 September + 15 days
  permit "job" {
    place = "shanghai", registered = "2021-03-01", applied = "2021-09-02", stable_job = "yes",
    remote = "no",
  },
  permit "first_day" {
    place = "shanghai", registered = "2021-03-01", applied = "2021-09-01", stable_home = "yes",
    remote = "yes",
  },
  permit "nothing" {
    place = "shanghai", registered = "2021-03-01", applied = "2021-09-02", stable_job = "no",
    stable_home = "no", studies = "no", remote = "no",
  },
  expect { who = "early", permit_granted = "no", clause = { permit_granted = "4.8" } },
  expect { who = "job", permit_granted = "yes", issue_due = "2021-09-17" },
  expect { who = "first_day", permit_granted = "yes", issue_due = "2021-10-01" },
  expect { who = "nothing", permit_granted = "no" },
}

case "C4-10 of a bill of 1,000 with 700 covered and a deductible of 100 left 360 are paid" {
  on = "2021-12-31",
  city "datong" { population = 1754700 },
  -- (700 - 100) x 60 % = 360; 1,000 - 360 = 640
  bill "A" {
    insured_in = "datong", amount = 1000, covered = 700, deductible_left = 100, cap_left = 5000,
  },
  -- Not more than what is left of the cap
  bill "cap" {
    insured_in = "datong", amount = 1000, covered = 700, deductible_left = 100, cap_left = 200,
  },
  bill "small" {
    insured_in = "datong", amount = 90, covered = 80, deductible_left = 100, cap_left = 5000,
  },
  expect { who = "A", bill_paid = 360, own_part = 640, clause = { bill_paid = "4.14" } },
  expect { who = "cap", bill_paid = 200, own_part = 800 },
  expect { who = "small", bill_paid = 0, own_part = 90 },
}

case "C4-11 land for 12,000 persons who settled" {
  on = "2021-12-31",
  city "town" { population = 800000 },
  -- 12,000 x 100 m2 = 120 ha; x 80 = 96 ha; x 50 = 60 ha
  settlement_year "low" {
    town = "town", settled = 12000, land_per_head = 96, central_district = "no",
  },
  settlement_year "hundred" {
    town = "town", settled = 12000, land_per_head = 100, central_district = "no",
  },
  settlement_year "middle" {
    town = "town", settled = 12000, land_per_head = 130, central_district = "no",
  },
  settlement_year "high" {
    town = "town", settled = 12000, land_per_head = 160, central_district = "no",
  },
  settlement_year "central" {
    town = "town", settled = 12000, land_per_head = 96, central_district = "yes",
  },
  expect { who = "low", land_added = 120, clause = { land_added = "4.17" } },
  expect { who = "hundred", land_added = 120 },
  expect { who = "middle", land_added = 96 },
  expect { who = "high", land_added = 60 },
  expect { who = "central", land_added = 0 },
}

-- Friday 17 January 2020; the 19th is worked, 24 January to 2 February are holidays: 5 days up to
-- 23 January, 20 in the four weeks of February from the 3rd, 5 up to Friday 6 March
case "4.16 a claim on paper is decided within 30 working days" {
  on = "2020-03-09",
  city "datong" { population = 1754700 },
  medical_claim "waits" { place = "datong", filed = "2020-01-17", decided = "-" },
  claim_paper "a" { claim = "waits", kind = "invoice" },
  claim_paper "b" { claim = "waits", kind = "expense_list" },
  claim_paper "c" { claim = "waits", kind = "medical_record" },
  claim_paper "d" { claim = "waits", kind = "identity" },
  medical_claim "lacks" { place = "datong", filed = "2020-01-17", decided = "-" },
  claim_paper "e" { claim = "lacks", kind = "invoice" },
  claim_demand "f" { claim = "waits", kind = "invoice" },
  claim_demand "g" { claim = "lacks", kind = "hukou_booklet" },
  expect {
    who = "waits", claim_state = "decide", claim_due = "2020-03-06", claim_overdue = "yes",
    claim_decide_late = 1, claim_by = "fund", ["4.16.closed"] = "pass",
  },
  expect {
    who = "lacks", claim_state = "file", claim_missing = "papers", claim_by = "applicant",
    ["4.16.closed"] = "breach",
  },
}
