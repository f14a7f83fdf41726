-- SPDX-License-Identifier: Apache-2.0
-- Clause (13), 13.4: minimum living assistance (dibao), and the households at its edge.

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
