-- SPDX-License-Identifier: Apache-2.0
-- Clause (4), second part: 4.8 residence permits, 4.14 outpatient bills of other regions, 4.17 land
-- for rural people who settle.

provision "4.8" { "Who has a residence permit, and when it is issued", law = "OPN-2019, (4)" }
provision "4.9" { "Education is the same for all who live in a place", law = "OPN-2019, (4)" }
provision "4.10" {
  "Support for work and founding a firm is the same for all who live in a place",
  law = "OPN-2019, (4)",
}
provision "4.11" {
  "Social insurance is the same for all who live in a place", law = "OPN-2019, (4)",
}
provision "4.12" {
  "Medical and health services are the same for all who live in a place", law = "OPN-2019, (4)",
}
provision "4.13" {
  "Housing support is the same for all who live in a place", law = "OPN-2019, (4)",
}
provision "4.14" { "Treatment in another region is paid directly", law = "OPN-2019, (4)" }
provision "4.15" { "Direct payment reaches every county", law = "OPN-2019, (4)" }
provision "4.16" { "Costs are paid back with few papers and in time", law = "OPN-2019, (4)" }
provision "4.17" {
  "Land for towns follows the rural people who have settled", law = "OPN-2019, (4)",
}
provision "4.18" {
  "An award fund follows the rural people who have settled", law = "OPN-2019, (4)",
}
provision "4.19" {
  "Investment of the central budget follows the rural people who have settled",
  law = "OPN-2019, (4)",
}
provision "4.20" { "Towns grow by rural people who settle, as planned", law = "OPN-2019, (4)" }

parameter "permit_months" {
  title = "Months lived in a place before a residence permit", unit = "months",
  override = "ceiling", from ("2016-01-01", 6, "PERMIT-2015"),
}
parameter "permit_days" {
  title = "Days in which a permit is issued", override = "ceiling",
  from ("2016-01-01", 15, "PERMIT-2015"),
}
parameter "permit_days_remote" {
  title = "Days in which a permit is issued in remote places", override = "ceiling",
  from ("2016-01-01", 30, "PERMIT-2015"),
}

decision "permit_granted" {
  title = "Has a right to a residence permit", about = permit, on = permit.applied, gives = yes_no,
}

clause "4.8" {
  decides = "permit_granted", law = "PERMIT-2015, art. 2",
  title = "Half a year in the place, and a job, a home or a school there",
  gives = all {
    permit.registered :months_to (permit.applied) :at_least (param.permit_months),
    any { permit.stable_job, permit.stable_home, permit.studies },
  },
}

derive "permit.issue_due" {
  title = "4.8 The permit is issued by", law = "PERMIT-2015, art. 8",
  gives = permit.applied + days (by (permit.remote) {
    yes = param.permit_days_remote, no = param.permit_days,
  }),
}

parameter "outpatient_ratio" {
  title = "Part of covered outpatient costs that is paid; the place of insurance sets it",
  override = "free", from ("2019-12-25", percent (60), "ASSUMED"),
}

decision "bill_paid" {
  title = "Paid for the bill by the insurance, yuan", about = bill, gives = money,
}

clause "4.14" {
  decides = "bill_paid", law = "OPN-2019, (4)",
  title = "Catalogue of the place of treatment; deductible, ratio, cap of the place of insurance",
  gives = rounded {
    smallest {
      bill.cap_left,
      largest { 0, bill.covered - bill.deductible_left } * param.outpatient_ratio,
    },
    places = 2, mode = "half_up",
  },
}

derive "bill.own_part" {
  title = "4.14 Left to the patient", law = "OPN-2019, (4)", gives = bill.amount - bill.bill_paid,
}

parameter "land.low" {
  title = "Land for each person settled, town of up to 100 m2 a head", unit = "m2/person",
  override = "band", within = percent (10), from ("2016-09-29", 100, "LAND-2016"),
}
parameter "land.middle" {
  title = "Land for each person settled, town of up to 150 m2 a head", unit = "m2/person",
  override = "band", within = percent (10), from ("2016-09-29", 80, "LAND-2016"),
}
parameter "land.high" {
  title = "Land for each person settled, town of more than 150 m2 a head", unit = "m2/person",
  override = "band", within = percent (10), from ("2016-09-29", 50, "LAND-2016"),
}

parameter "land.upper_middle" {
  title = "Land for each person settled, of a band that a province puts below 120 m2 a head",
  unit = "m2/person", override = "band", within = percent (10),
  from ("2016-09-29", 80, "LAND-2016"),
}

decision "land_added" {
  title = "Construction land added for people who settled, hectares", about = settlement_year,
  gives = decimal { unit = "ha", places = 2 },
}

clause "4.17" {
  decides = "land_added", law = "LAND-2016",
  title = "By the land per head that the town has now; nothing in central districts",
  gives = rounded {
    by (settlement_year.central_district) {
      yes = 0,
      no = (settlement_year.settled * table {
        by = settlement_year.land_per_head,
        row { up_to = 100, gives = param.land.low },
        row { up_to = 150, gives = param.land.middle },
        row { gives = param.land.high },
      }) :as "ha",
    },
    places = 2, mode = "half_up",
  },
}

parameter "claim_days" {
  title = "Working days in which a paper claim for medical costs is decided",
  override = "ceiling", from ("2018-01-01", 30, "ASSUMED"),
}

parameter "claim_papers" {
  title = "Papers of a claim for medical costs: no other may be demanded", list = true,
  override = "ceiling",
  from ("2018-01-01", { "invoice", "expense_list", "medical_record", "identity" }, "ASSUMED"),
}

procedure "claim" {
  title = "4.16 Reimbursement of medical costs", about = medical_claim, law = "ASSUMED",
  step {
    "file", by = "applicant", done = medical_claim.filed,
    needs = {
      papers = kinds_of (medical_claim.papers, claim_paper.kind) :covers (param.claim_papers),
    },
  },
  step {
    "decide", by = "fund", done = medical_claim.decided, within = working_days (param.claim_days),
  },
}

requirement "4.16.closed" {
  about = medical_claim, law = "ASSUMED",
  title = "The list of papers is closed: the office demands no other",
  demands = param.claim_papers
    :covers (kinds_of (medical_claim.demanded, claim_demand.kind)),
}

-- Cities count points for services to holders of a permit, beside those for settlement.
parameter "permit_line" {
  title = "Points with which services are open to holders of a permit", unit = "points",
  override = "free",
  from ("2018-01-01", 120, "SH-PERMIT"),
}
decision "permit_services" {
  title = "Services for which points are asked are open", about = permit_holder, gives = yes_no,
}
