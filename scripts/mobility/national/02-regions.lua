-- SPDX-License-Identifier: Apache-2.0
-- Clause (2): coordinated development of regions. 2.2 urbanisation, 2.4 equal exchange of land, 2.8
-- compensation between the regions of a river.

provision "2.1" { "Institutions and policies join town and country", law = "OPN-2019, (2)" }
provision "2.2" {
  "New towns and living villages: the gap between the two rates of urbanisation narrows",
  law = "OPN-2019, (2)",
}
provision "2.3" {
  "Workers, graduates and soldiers who go to a village are helped to start there",
  law = "OPN-2019, (2)",
}
provision "2.4" {
  "Exchange between town and country is equal: land is given up freely and paid for",
  law = "OPN-2019, (2)",
}
provision "2.5" {
  "Public investment is shared out reasonably between town and country", law = "OPN-2019, (2)",
}
provision "2.6" { "Regions cooperate by agreement", law = "OPN-2019, (2)" }
provision "2.7" { "Regions help each other: a share of the donor's revenue", law = "OPN-2019, (2)" }
provision "2.8" { "Regions compensate each other for benefits", law = "OPN-2019, (2)" }
provision "2.9" {
  "Industries of the centre, the west and the north-east are supported", law = "OPN-2019, (2)",
}
provision "2.10" { "Chances to move become more equal between regions", law = "OPN-2019, (2)" }
provision "2.11" {
  "Where districts are merged or renamed, months earned before count after", law = "OPN-2019, (2)",
}
provision "2.12" {
  "Within a cluster of cities, years of residence and insurance are recognised mutually",
  law = "OPN-2019, (2)",
}

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

requirement "2.6" {
  about = cooperation, law = "OPN-2019, (2)",
  title = "Regions that cooperate have an agreement, a body in contact and a list of the year",
  demands = all { cooperation.agreement, cooperation.contact, has (cooperation.listed) },
}

derive "move_claim.months_in_place" {
  title = "2.11 Months insured in the city, and in what has become part of it",
  law = "OPN-2019, (2)", unit = "months",
  gives = count (months_of (move_claim.spells,
    insured_spell.city :lies_in (insured_spell.claim.destination))),
}

-- Of an agreement that does not look back only the months since its first day count.
derive "move_claim.months_recognised" {
  title = "2.12 Months insured in the cities of one agreement, each month once",
  law = "OPN-2019, (2)", unit = "months",
  gives = by (has (move_claim.cluster)) {
    yes = count (
      months_of (move_claim.spells, any {
        insured_spell.city :is (insured_spell.claim.destination),
        all {
          insured_spell.claim.cluster.retroactive,
          any (insured_spell.claim.cluster.members, cluster_city.city :is (insured_spell.city)),
        },
      })
      + months_of (move_claim.spells,
        any (insured_spell.claim.cluster.members, cluster_city.city :is (insured_spell.city)))
        :since (move_claim.cluster.since)
    ),
    no = count (
      months_of (move_claim.spells, insured_spell.city :is (insured_spell.claim.destination))
    ),
  },
}

parameter "assistance_rate" {
  title = "Share of revenue that a donor pays (assumed; a region enters its own)",
  override = "free", from ("2019-12-25", percent (1), "ASSUMED"),
}

derive "pairing.due" {
  title = "2.7 Due to the paired region", law = "OPN-2019, (2)", unit = "yuan",
  places = 2, mode = "half_up", gives = pairing.revenue * param.assistance_rate,
}
requirement "2.7" {
  about = pairing, law = "OPN-2019, (2)",
  title = "A donor pays a share of its revenue to the region that it is paired with",
  demands = pairing.paid :at_least (pairing.due),
}

-- The coefficient of variation falls when its square does: that of n regions is
-- n x (sum of the squares) / (square of the sum) - 1, and needs no root.
derive "balance_year.spread" {
  title = "2.10 One more than the square of the coefficient of variation", law = "ASSUMED",
  places = 6, mode = "half_up",
  gives = share (
    count (balance_year.regions)
      * total (balance_year.regions, region_chances.ratio * region_chances.ratio),
    total (balance_year.regions, region_chances.ratio)
      * total (balance_year.regions, region_chances.ratio)
  ),
}
requirement "2.10" {
  about = balance_year, law = "ASSUMED",
  title = "Chances to move differ less between regions than in the year before",
  where = has (balance_year.previous),
  demands = balance_year.spread :below (balance_year.previous.spread),
}
