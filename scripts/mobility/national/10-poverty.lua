-- SPDX-License-Identifier: Apache-2.0
-- Clause (10): alleviation of poverty. 10.1 poor households, 10.3 exits of households, 10.4 exits
-- of counties, 10.6 households a little above the line.

provision "10.1" { "Measures fit the village, the household, the person", law = "OPN-2019, (10)" }
provision "10.2" {
  "Money goes to areas of deep poverty and special groups", law = "OPN-2019, (10)",
}
provision "10.3" {
  "Industry, work, insurance, health and schooling: who leaves the register",
  law = "OPN-2019, (10)",
}
provision "10.4" { "Counties leave the list in time", law = "OPN-2019, (10)" }
provision "10.5" { "Shocks and changes are answered and followed up", law = "OPN-2019, (10)" }
provision "10.6" { "Policies for households a little above the line", law = "OPN-2019, (10)" }
provision "10.7" { "Poor groups rise", law = "OPN-2019, (10)" }

parameter "poverty_line" {
  title = "Poverty line, income per head and year", unit = "yuan/person", override = "floor",
  from ("2010-01-01", 2300, "LINES"),
  from ("2011-01-01", 2536, "LINES"),
  from ("2012-01-01", 2625, "LINES"),
  from ("2013-01-01", 2736, "LINES"),
  from ("2014-01-01", 2800, "LINES"),
  from ("2015-01-01", 2855, "LINES"),
  from ("2016-01-01", 2952, "LINES"),
  from ("2018-01-01", 2995, "LINES-MEMORY"),
  from ("2019-01-01", 3218, "LINES-MEMORY"),
  from ("2020-01-01", 4000, "LINES-MEMORY"),
}

parameter "marginal_factor" {
  title = "A household is marginal below so many times the line", override = "fix",
  from ("2019-12-25", 1.5, "MONITOR-2020"),
}

decision "poor" {
  title = "The household is poor by its income", about = household,
  place = household.residence, gives = yes_no,
}

-- The line is that of the last day of the twelve months, not that of the day of decision.
clause "10.1" {
  decides = "poor", law = "OPN-2019, (10)", title = "Income below the line for all members",
  gives = household.income_year
    :below (param.poverty_line :on (household.income_year_ends) * household.size),
}

derive "household.poverty_gap" {
  title = "10.1 What lacks to the line, yuan a year", law = "OPN-2019, (10)",
  gives = largest {
    0,
    param.poverty_line :on (household.income_year_ends) * household.size - household.income_year,
  },
}

decision "leaves_poverty" {
  title = "The household may leave the list of the poor", about = household,
  place = household.residence, gives = yes_no,
}

clause "10.3" {
  decides = "leaves_poverty", law = "OPN-2019, (10)",
  title = "Income at the line, food and clothing, and three guarantees",
  gives = all {
    household.poor :is "no",
    household.food, household.clothing, household.schooling, household.medical, household.housing,
  },
}

decision "marginal" {
  title = "The household is a marginal one", about = household, place = household.residence,
  gives = yes_no,
}

clause "10.6" {
  decides = "marginal", law = "MONITOR-2020",
  title = "From the line to one and a half times it, or expenses above income, or a collapse",
  gives = all {
    household.poor :is "no",
    any {
      household.income_year :below (
        param.poverty_line :on (household.income_year_ends) * household.size
          * param.marginal_factor
      ),
      household.rigid_expenses :above (household.income_year),
      household.income_collapsed,
    },
  },
}

parameter "exit_rate" {
  title = "Poor of the rural population, at most", keys = "county.zone", override = "ceiling",
  from ("2016-04-23", { central = percent (2), west = percent (3) }, "EXITS-MEMORY"),
}

derive "county.poverty_rate" {
  title = "10.4 Poor of the rural population", law = "EXITS-MEMORY", places = 4, mode = "half_up",
  gives = share (county.poor_population, county.rural_population),
}

decision "county_exits" { title = "The county may leave poverty", about = county, gives = yes_no }

clause "10.4" {
  decides = "county_exits", law = "OPN-2019, (10)",
  title = "At most 2 percent poor in central, 3 in western China",
  gives = share (county.poor_population, county.rural_population)
    :at_most (param.exit_rate (county.zone)),
}

requirement "10.1.needs" {
  about = household, law = "OPN-2019, (10)",
  title = "Each recorded need of a household has a measure",
  where = count (household.needs) :above (0),
  demands = kinds_of (household.helps, help.against)
    :covers (kinds_of (household.needs, need.kind)),
}

requirement "10.2" {
  about = poor_area, law = "OPN-2019, (10)",
  title = "Funds for each poor person of an area are no less than those of the province",
  demands = share (poor_area.funds, poor_area.poor)
    :at_least (share (poor_area.province_funds, poor_area.province_poor)),
}

parameter "watched_about" {
  title = "Share of the registered who are watched, about", override = "fix",
  from ("2019-12-25", percent (5), "MONITOR-2020"),
}
parameter "watched_deep" {
  title = "The same in areas of deep poverty, at most", override = "fix",
  from ("2019-12-25", percent (10), "MONITOR-2020"),
}
decision "watched" {
  title = "Share of persons who are watched", about = monitored_county,
  gives = choice { "within", "above_about", "above_limit" },
}
clause "10.6.watched" {
  decides = "watched", law = "MONITOR-2020",
  gives = table {
    hit = "first",
    row {
      when = share (monitored_county.monitored, monitored_county.registered)
        :above (param.watched_deep),
      gives = "above_limit",
    },
    row { when = monitored_county.deep, gives = "within" },
    row {
      when = share (monitored_county.monitored, monitored_county.registered)
        :above (param.watched_about),
      gives = "above_about",
    },
    row { gives = "within" },
  },
}
