-- SPDX-License-Identifier: Apache-2.0
-- Clause (7): development of grassroots staff. 7.1 hardship allowance, 7.2 township allowance,
-- 7.3 starting pay of graduates, 7.4 ranks of management, 7.5 senior posts, 7.7 evaluation.

provision "7.1" { "The allowance for hard and remote areas", law = "OPN-2019, (7)" }
provision "7.2" { "The allowance for work in townships", law = "OPN-2019, (7)" }
provision "7.3" { "Graduates in hard areas begin with higher pay", law = "OPN-2019, (7)" }
provision "7.4" {
  "Management staff of institutions at county level and below rise in rank", law = "OPN-2019, (7)",
}
provision "7.5" {
  "More senior posts at the base and at the front line of poverty relief", law = "OPN-2019, (7)",
}
provision "7.6" { "Evaluation differs by occupation, post and level", law = "OPN-2019, (7)" }
provision "7.7" {
  "Evaluation joins the general and the specific, performance and potential, quality and quantity",
  law = "OPN-2019, (7)",
}

parameter "hardship_rate.class_1" {
  title = "Hardship allowance of class 1, mean, a month", unit = "yuan", override = "fix",
  from ("2006-07-01", 43, "HARDSHIP-TEST"),
}
parameter "hardship_rate.class_2" {
  title = "Hardship allowance of class 2, mean, a month", unit = "yuan", override = "fix",
  from ("2006-07-01", 86, "HARDSHIP-TEST"),
}
parameter "hardship_rate.class_3" {
  title = "Hardship allowance of class 3, mean, a month", unit = "yuan", override = "fix",
  from ("2006-07-01", 172, "HARDSHIP-TEST"),
}
parameter "hardship_rate.class_4" {
  title = "Hardship allowance of class 4, mean, a month", unit = "yuan", override = "fix",
  from ("2006-07-01", 300, "HARDSHIP-TEST"),
}
parameter "hardship_rate.class_5" {
  title = "Hardship allowance of class 5, mean, a month", unit = "yuan", override = "fix",
  from ("2006-07-01", 680, "HARDSHIP-TEST"),
}
parameter "hardship_rate.class_6" {
  title = "Hardship allowance of class 6, mean, a month", unit = "yuan", override = "fix",
  from ("2006-07-01", 1000, "HARDSHIP-TEST"),
}

derive "staff.hardship_allowance" {
  title = "7.1 Hardship allowance, yuan a month", law = "HARDSHIP-TEST",
  gives = table {
    by = staff.hardship_class,
    row { below = 1, gives = 0 },
    row { below = 2, gives = param.hardship_rate.class_1 },
    row { below = 3, gives = param.hardship_rate.class_2 },
    row { below = 4, gives = param.hardship_rate.class_3 },
    row { below = 5, gives = param.hardship_rate.class_4 },
    row { below = 6, gives = param.hardship_rate.class_5 },
    row { gives = param.hardship_rate.class_6 },
  },
}

decision "township_allowance" {
  title = "Township work allowance, yuan a month; each province sets the scale", about = staff,
  gives = money,
}

derive "staff.allowances" {
  title = "7.1 and 7.2 together, yuan a month", law = "OPN-2019, (7)",
  gives = staff.hardship_allowance + staff.township_allowance,
}

parameter "township_mean" {
  title = "Mean of the township allowance over all staff, at least", unit = "yuan/person",
  override = "floor", from ("2015-01-01", 200, "TOWNSHIP-2015"),
}

requirement "7.2" {
  about = unit, law = "TOWNSHIP-2015",
  title = "The mean of the township allowance over all staff reaches 200; not each line",
  demands = total (unit.scale, scale_line.amount * scale_line.staff)
    :at_least (param.township_mean * total (unit.scale, scale_line.staff)),
}

decision "grade_steps" {
  title = "Steps of the grade that a graduate gets more", about = graduate, on = graduate.joined,
  gives = whole_number { unit = "steps", at_most = 10 },
}

clause "7.3" {
  decides = "grade_steps", law = "STEPS-MEMORY",
  title = "One; up to class 3 or in a key county two; from class 4 three",
  gives = table {
    row { when = graduate.hardship_class :at_least (4), gives = 3 },
    row {
      when = any { graduate.hardship_class :at_least (1), graduate.key_poverty_county },
      gives = 2,
    },
    row { gives = 1 },
  },
}

parameter "rank_years" {
  title = "Years in a rank before the next", unit = "years", keys = "staff.rank",
  override = "fix",
  from ("2019-12-25", { grade_9 = 8, grade_8 = 12, grade_7 = 15 }, "RANKS-TEST"),
}

derive "staff.rank_day" {
  title = "7.4 Day from which the next rank is open", law = "RANKS-TEST",
  gives = staff.rank_since + years (param.rank_years (staff.rank)),
}

decision "next_rank" {
  title = "May rise to the next rank of management", about = staff, gives = yes_no,
}

clause "7.4" {
  decides = "next_rank", law = "OPN-2019, (7)", title = "Years in the rank, and assessments",
  gives = all { staff.rank_day :at_most (law_day), staff.assessments_passed },
}

parameter "senior_share" {
  title = "Senior posts, of all posts for professionals (assumed)", override = "floor",
  from ("2018-01-01", percent (8), "ASSUMED"),
  from ("2020-01-01", percent (12), "ASSUMED"),
}

derive "unit.senior_posts" {
  title = "7.5 Senior posts that the share allows", law = "OPN-2019, (7)", unit = "posts",
  gives = unit.posts * param.senior_share, places = 0, mode = "down", since = "2018-01-01",
}

requirement "7.5" {
  about = unit, law = "OPN-2019, (7)",
  title = "No more senior posts than the share allows, without those created specially",
  demands = (unit.senior_filled - unit.special_posts) :at_most (unit.senior_posts),
}

requirement "7.7" {
  about = evaluation, law = "OPN-2019, (7)",
  title = "All six kinds of indicators count, and the weights add up to one",
  demands = all {
    evaluation.general :above (0), evaluation.specific :above (0),
    evaluation.performance :above (0), evaluation.potential :above (0),
    evaluation.qualitative :above (0), evaluation.quantitative :above (0),
    (evaluation.general + evaluation.specific + evaluation.performance + evaluation.potential
      + evaluation.qualitative + evaluation.quantitative) :is (1),
  },
}

requirement "7.6" {
  about = evaluation_system, law = "OPN-2019, (7)",
  title = "Schemes differ by occupation, post and level, and the weights of each add up to one",
  where = count (evaluation_system.schemes) :at_least (2),
  demands = all {
    all (evaluation_system.schemes,
      (evaluation_scheme.ability + evaluation_scheme.performance + evaluation_scheme.contribution)
        :is (1)),
    any {
      largest (evaluation_system.schemes, evaluation_scheme.ability, { if_none = 0 })
        :above (smallest (evaluation_system.schemes, evaluation_scheme.ability, { if_none = 0 })),
      largest (evaluation_system.schemes, evaluation_scheme.performance, { if_none = 0 })
        :above (
          smallest (evaluation_system.schemes, evaluation_scheme.performance, { if_none = 0 })
        ),
    },
  },
}
