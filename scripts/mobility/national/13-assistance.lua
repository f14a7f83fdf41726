-- SPDX-License-Identifier: Apache-2.0
-- Clause (13): social assistance. 13.4 minimum living assistance (dibao) and the households at its
-- edge, 13.5 and 13.6 persons in extreme poverty, 13.7 temporary relief, 13.8 the scheme that takes
-- a person, 13.9 children left behind, 13.10 orphans, 13.11 children whom nobody supports in fact.

provision "13.1" {
  "Minimum living standards of town and country draw nearer", law = "OPN-2019, (13)",
}
provision "13.2" { "Standards are adjusted each year", law = "OPN-2019, (13)" }
provision "13.3" { "The rural standard reaches the poverty line", law = "OPN-2019, (13)" }
provision "13.4" { "Who has the minimum living allowance, and how much", law = "OPN-2019, (13)" }
provision "13.5" { "Who is extremely poor", law = "OPN-2019, (13)" }
provision "13.6" { "What the extremely poor have", law = "OPN-2019, (13)" }
provision "13.7" { "Temporary relief is strengthened", law = "OPN-2019, (13)" }
provision "13.8" { "Nobody found in need ends in no scheme", law = "OPN-2019, (13)" }
provision "13.9" {
  "Minors are protected, and rural children left behind cared for", law = "OPN-2019, (13)",
}
provision "13.10" { "Orphans", law = "OPN-2019, (13)" }
provision "13.11" { "Children whose parents cannot support them", law = "OPN-2019, (13)" }
provision "13.12" {
  "Children in distress are assured of life, schooling and safety", law = "OPN-2019, (13)",
}

parameter "dibao.standard" {
  title = "Minimum living standard, per head and month (assumed sample; a region enters its own)",
  unit = "yuan/person", override = "free",
  from ("2018-01-01", 600, "ASSUMED"),
}

parameter "dibao.edge" {
  title = "A household is at the edge below this multiple of the standard", override = "free",
  from ("2018-01-01", 1.5, "EDGE-2022"),
}

decision "dibao" {
  title = "Minimum living assistance of the household, yuan a month", about = household,
  place = household.residence, gives = money,
  otherwise = 0, otherwise_law = "OPN-2019, (13)",
}

clause "13.4" {
  decides = "dibao", law = "OPN-2019, (13)",
  title = "What the income of the household lacks to the standard of all its members",
  when = all {
    household.income_month :below (param.dibao.standard * household.size),
    household.within_asset_limits,
  },
  gives = param.dibao.standard * household.size - household.income_month,
}

decision "dibao_edge" {
  title = "The household is at the edge of minimum living assistance", about = household,
  place = household.residence, gives = yes_no,
  otherwise = "no", otherwise_law = "EDGE-2022",
}

clause "13.4.edge" {
  decides = "dibao_edge", law = "EDGE-2022",
  title = "Income per head from the standard up to, but not including, the edge",
  when = all {
    household.income_month :at_least (param.dibao.standard * household.size),
    household.income_month :below (param.dibao.edge * param.dibao.standard * household.size),
    household.within_asset_limits,
  },
  gives = "yes",
}

-- 13.5, 13.6: persons in extreme poverty

decision "extremely_poor" {
  title = "Is in extreme poverty", about = person, place = person.residence, gives = yes_no,
}

clause "13.5" {
  decides = "extremely_poor", law = "OPN-2019, (13)",
  title = "Old, disabled or a minor, not able to work, without income and without a supporter",
  gives = all {
    any {
      person.birth_date :years_to (law_day) :at_least (60),
      person.birth_date :years_to (law_day) :below (18),
      person.disability :is "severe",
    },
    person.able_to_work :is "no",
    person.has_income :is "no",
    person.has_supporter :is "no",
  },
}

parameter "relief.factor" {
  title = "Basic living in extreme poverty, times the minimum living standard", override = "floor",
  from ("2016-02-17", 1.3, "SC-2016-14"),
}

decision "relief_basic" {
  title = "Basic living in extreme poverty, yuan a month", about = person,
  place = person.residence, gives = decimal { unit = "yuan/person", places = 2 },
}

clause "13.6.basic" {
  decides = "relief_basic", law = "SC-2016-14",
  title = "1.3 times the minimum living standard, or more",
  when = person.extremely_poor,
  gives = rounded {
    param.dibao.standard * param.relief.factor, places = 2, mode = "half_up",
  },
}

classify "person.care_level" {
  title = "Level of care, by how many of six things a person cannot do alone", law = "CARE-MEMORY",
  by = table {
    hit = "count",
    row { when = person.eats :is "no" },
    row { when = person.dresses :is "no" },
    row { when = person.leaves_bed :is "no" },
    row { when = person.uses_toilet :is "no" },
    row { when = person.walks :is "no" },
    row { when = person.washes :is "no" },
  },
  band { "light", below = 1 },
  band { "half", below = 4 },
  band { "full" },
}

parameter "minimum_wage" {
  title = "Minimum wage a month; each province sets its own", unit = "yuan", override = "free",
}

parameter "care.institution_full" {
  title = "Full care in an institution, of last year's minimum wage", override = "free",
}
parameter "care.institution_half" {
  title = "Half care in an institution, of last year's minimum wage", override = "free",
}
parameter "care.institution_light" {
  title = "Light care in an institution, of last year's minimum wage", override = "free",
}
parameter "care.home_full" {
  title = "Full care at home, of last year's minimum wage", override = "free",
}
parameter "care.home_half" {
  title = "Half care at home, of last year's minimum wage", override = "free",
}
parameter "care.home_light" {
  title = "Light care at home, of last year's minimum wage", override = "free",
}

decision "relief_care" {
  title = "Care in extreme poverty, yuan a month", about = person, place = person.residence,
  gives = money,
}

clause "13.6.institution" {
  decides = "relief_care", law = "SC-2016-14", title = "Care in an institution",
  when = all { person.extremely_poor, person.in_institution },
  gives = rounded {
    param.minimum_wage :on (law_day :year_end (-1)) * by (person.care_level) {
      full = param.care.institution_full, half = param.care.institution_half,
      light = param.care.institution_light,
    },
    places = 2, mode = "half_up",
  },
}

clause "13.6.home" {
  decides = "relief_care", law = "SC-2016-14", title = "Care at home",
  when = all { person.extremely_poor, person.in_institution :is "no" },
  gives = rounded {
    param.minimum_wage :on (law_day :year_end (-1)) * by (person.care_level) {
      full = param.care.home_full, half = param.care.home_half, light = param.care.home_light,
    },
    places = 2, mode = "half_up",
  },
}

-- 13.7: urgent need is relieved first, the papers follow
parameter "relief.paper_days" {
  title = "Working days in which the papers of an urgent case are completed",
  override = "free", from ("2018-01-01", 10, "ASSUMED"),
}

procedure "urgent" {
  title = "13.7 Urgent temporary relief", about = relief_case, law = "ASSUMED",
  step { "ask", by = "applicant", done = relief_case.asked },
  step { "relieve", by = "township", done = relief_case.paid },
  step {
    "papers", by = "township", done = relief_case.completed,
    within = working_days (param.relief.paper_days),
  },
}

-- 13.7: temporary relief

parameter "relief.months" {
  title = "How often temporary relief counts the monthly standard at most", override = "free",
}

decision "temporary_relief" {
  title = "Temporary relief, yuan", about = relief_case, gives = money,
}

clause "13.7" {
  decides = "temporary_relief", law = "OPN-2019, (13)",
  title = "The minimum living standard for all persons and the months of need, up to the most",
  gives = param.dibao.standard * relief_case.persons
    * smallest { relief_case.months, param.relief.months },
}

-- 13.9 to 13.11: children

derive "person.age" {
  title = "Age in full years", law = "OPN-2019, (13)",
  gives = person.birth_date :years_to (law_day),
}

decision "left_behind" { title = "Is a child left behind", about = person, gives = yes_no }

clause "13.9" {
  decides = "left_behind", law = "LEFT-BEHIND-MEMORY",
  title = "Under 16, and both parents away, or one away and the other unable to guard",
  gives = all {
    person.age :below (16),
    count (person.parents) :at_least (1),
    any (person.parents, parent.state :is "away"),
    all (person.parents, parent.state :one_of { "away", "unable" }),
  },
}

parameter "orphan.rate" {
  title = "Allowance of an orphan in a family, yuan a month", unit = "yuan", override = "floor",
  from ("2009-06-01", 600, "ORPHANS-2009"),
}

decision "orphan" { title = "Is an orphan", about = person, gives = yes_no }

clause "13.10" {
  decides = "orphan", law = "OPN-2019, (13)",
  title = "Under 18, or at school; both parents dead, missing or not found",
  gives = all {
    any { person.age :below (18), person.at_school },
    count (person.parents) :at_least (1),
    all (person.parents, parent.state :one_of { "dead", "missing" }),
  },
}

derive "parent.cannot_support" {
  title = "Cannot support the child", law = "UNSUPPORTED-2019",
  gives = any {
    parent.state :one_of {
      "severe_disability", "serious_illness", "prison", "drug_isolation", "revoked", "deported",
    },
    all {
      parent.state :one_of { "detained", "no_contact" },
      (parent.since + months (6)) :at_most (law_day),
    },
  },
}

decision "unsupported" {
  title = "Nobody supports the child in fact", about = person, gives = yes_no,
}

clause "13.11" {
  decides = "unsupported", law = "UNSUPPORTED-2019",
  title = "No parent can support the child, and not all of them are dead or missing",
  gives = all {
    person.age :below (18),
    any (person.parents, parent.cannot_support),
    all (person.parents, any { parent.cannot_support, parent.state :one_of { "dead", "missing" } }),
  },
}

decision "child_allowance" {
  title = "Allowance of a child without support, yuan a month", about = person,
  place = person.residence, gives = money, otherwise = 0, otherwise_law = "UNSUPPORTED-2019",
}

clause "13.11.amount" {
  decides = "child_allowance", law = "UNSUPPORTED-2019",
  title = "The allowance of an orphan; other benefits for living are topped up",
  when = any { person.orphan, person.unsupported },
  gives = largest {
    0, param.orphan.rate - total (person.benefits, benefit.amount, benefit.kind :is "living"),
  },
}

-- 13.8: nobody in need is left without a scheme

decision "scheme" {
  title = "Scheme that takes a person in need", about = person, place = person.residence,
  gives = choice {
    "child", "extreme_poverty", "dibao", "edge", "temporary",
    titles = {
      child = "困境儿童", extreme_poverty = "特困人员", dibao = "最低生活保障", edge = "低保边缘家庭",
      temporary = "临时救助",
    },
  },
}

clause "13.8" {
  decides = "scheme", law = "OPN-2019, (13)",
  title = "The first scheme that fits; temporary relief for all others", when = person.in_need,
  gives = table {
    row { when = any { person.orphan, person.unsupported }, gives = "child" },
    row { when = person.extremely_poor, gives = "extreme_poverty" },
    row { when = person.household.dibao :above (0), gives = "dibao" },
    row { when = person.household.dibao_edge, gives = "edge" },
    row { gives = "temporary" },
  },
}

-- 13.1, 13.3, 13.6: what the law demands of the standards themselves

derive "county_year.ratio" {
  title = "13.1 Rural to urban standard, by the month", law = "OPN-2019, (13)",
  gives = share (county_year.rural_dibao_year / 12, county_year.urban_dibao),
  places = 4, mode = "half_up",
}

requirement "13.1" {
  about = county_year, law = "OPN-2019, (13)",
  title = "The rural standard does not fall behind the urban one",
  where = has (county_year.previous),
  demands = county_year.ratio :at_least (county_year.previous.ratio),
}

requirement "13.3" {
  about = county_year, law = "OPN-2019, (13)",
  title = "The rural minimum living standard reaches the poverty line",
  demands = county_year.rural_dibao_year :at_least (param.poverty_line),
}

requirement "13.6.standard" {
  about = county_year, law = "SC-2016-14",
  title = "Basic living in extreme poverty is 1.3 times the minimum living standard or more",
  demands = county_year.relief_standard :at_least (county_year.urban_dibao * param.relief.factor),
}

requirement "13.8.no_gap" {
  about = person, law = "OPN-2019, (13)",
  title = "Whoever was found in need has a scheme", decisions = "scheme", given = person.in_need,
  always = "decided",
}

requirement "13.12" {
  about = child_record, law = "OPN-2019, (13)",
  title = "The record of a child in distress has life, schooling and safety",
  demands = all { child_record.life, child_record.schooling, child_record.safety },
}
