-- SPDX-License-Identifier: Apache-2.0
-- Clause (2): coordinated development of regions. 2.2 urbanisation, 2.4 equal exchange of land, 2.8
-- compensation between the regions of a river.

parameter "gap_narrows" {
  title = "Points by which the gap of the two rates narrows against 2013", override = "fix",
  from ("2016-09-30", 2, "URBAN-2016"),
}

derive "urbanisation.narrowed" {
  title = "2.2 The gap has narrowed by, points of a percent", law = "URBAN-2016",
  places = 2, mode = "half_up",
  gives = urbanisation.base_gap - (urbanisation.resident_rate - urbanisation.registered_rate),
}

decision "gap_narrowed" {
  title = "The gap of the two rates has narrowed enough", about = urbanisation, gives = yes_no,
}

clause "2.2" {
  decides = "gap_narrowed", law = "URBAN-2016", title = "By two points against 2013",
  gives = urbanisation.narrowed :at_least (param.gap_narrows),
}

requirement "2.4" {
  about = taking, law = "OPN-2019, (2)",
  title = "Land is given up of free will, and for at least the assessed value",
  demands = all { taking.voluntary, taking.paid :at_least (taking.assessed) },
}

decision "river_payer" {
  title = "Who pays the stake", about = river_year,
  gives = choice { "downstream", "upstream", titles = { downstream = "下游", upstream = "上游" } },
}

clause "2.8" {
  decides = "river_payer", law = "RIVER-MEMORY", title = "Up to an index of 1 the lower region",
  gives = by (river_year.index :at_most (1)) { yes = "downstream", no = "upstream" },
}
