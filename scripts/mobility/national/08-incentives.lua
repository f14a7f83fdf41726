-- SPDX-License-Identifier: Apache-2.0
-- Clause (8): incentives at the front line. 8.1 weights of an evaluation, 8.3 rounds of model
-- workers, 8.5 how awards are booked, 8.6 the share of those who contributed to an achievement.

provision "8.1" {
  "Dedication, performance and years at the base weigh more", law = "OPN-2019, (8)",
}
provision "8.2" {
  "Model and advanced workers are chosen by a better procedure", law = "OPN-2019, (8)",
}
provision "8.3" {
  "More of them come from the base, the front line and skilled workers", law = "OPN-2019, (8)",
}
provision "8.4" {
  "Standards and kinds of awards for technical and skilled talent are studied",
  law = "OPN-2019, (8)",
}
provision "8.5" {
  "Awards for achievements are counted in the year, outside its limit and the base of the next",
  law = "OPN-2019, (8)",
}
provision "8.6" { "The share of an achievement that its makers have", law = "OPN-2019, (8)" }
provision "8.7" { "How these awards are given", law = "OPN-2019, (8)" }

requirement "8.1" {
  about = weights, law = "OPN-2019, (8)",
  title = "Dedication, performance and years weigh more than before: the three weights together",
  demands = (weights.new_dedication + weights.new_performance + weights.new_years)
    :above (weights.old_dedication + weights.old_performance + weights.old_years),
}

parameter "round.enterprise" {
  title = "Persons of enterprises, of the round, at least", override = "floor",
  from ("2005-03-01", percent (45), "MODELS-2005"),
}
parameter "round.front_line" {
  title = "Front line and technical staff, of those of enterprises, at least", override = "floor",
  from ("2005-03-01", percent (55), "MODELS-2005"),
}
parameter "round.heads" {
  title = "Heads, of those of enterprises, at most", override = "ceiling",
  from ("2005-03-01", percent (22), "MODELS-2005"),
}
parameter "round.farmers" {
  title = "Farmers, of the round, at least", override = "floor",
  from ("2005-03-01", percent (25), "MODELS-2005"),
}

requirement "8.3" {
  about = award_round, law = "MODELS-2005",
  title = "The round keeps its shares: enterprises, front line, heads and farmers",
  demands = all {
    share (award_round.enterprise, award_round.total) :at_least (param.round.enterprise),
    share (award_round.front_line, award_round.enterprise) :at_least (param.round.front_line),
    share (award_round.heads, award_round.enterprise) :at_most (param.round.heads),
    share (award_round.farmers, award_round.total) :at_least (param.round.farmers),
  },
}

derive "unit.booked_total" {
  title = "8.5 Performance pay booked this year", law = "AWARDS-2021",
  gives = unit.ordinary_pay + unit.award_pay,
}

requirement "8.5" {
  about = unit, law = "AWARDS-2021",
  title = "Ordinary performance pay keeps within the total; awards are not limited by it",
  demands = unit.ordinary_pay :at_most (unit.approved_total),
}

derive "unit.next_base" {
  title = "8.5 Base of next year's total, without awards", law = "AWARDS-2021",
  gives = unit.ordinary_pay,
}

parameter "award_share" {
  title = "Share of net income or of equity for those who contributed, at least",
  override = "floor", from ("2015-10-01", percent (50), "TRANSFORM-2015"),
}
parameter "award_profit" {
  title = "Share of the operating profit of own use, each year, at least", override = "floor",
  from ("2015-10-01", percent (5), "TRANSFORM-2015"),
}

decision "award_due" {
  title = "Least award of those who contributed, without an agreement, yuan", about = achievement,
  gives = money,
}

clause "8.6.income" {
  decides = "award_due", law = "TRANSFORM-2015, art. 45", title = "A share of the net income",
  when = all { achievement.mode :is "transfer", achievement.agreed :is "no" },
  gives = rounded {
    largest { 0, achievement.income - achievement.costs } * param.award_share,
    places = 2, mode = "half_up",
  },
}

clause "8.6.own_use" {
  decides = "award_due", law = "TRANSFORM-2015, art. 45",
  title = "A share of the profit of each year",
  when = all { achievement.mode :is "own_use", achievement.agreed :is "no" },
  gives = rounded {
    total (achievement.profits, profit_year.profit) * param.award_profit,
    places = 2, mode = "half_up",
  },
}

derive "achievement.short" {
  title = "8.6 What the award lacks to the least", law = "TRANSFORM-2015, art. 45",
  gives = largest { 0, achievement.award_due - achievement.paid },
}
