-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of clause (9).

case "C9-1 a senior worker of two years may apply for assistant engineer, a day before not" {
  on = "2021-12-31",
  title_application "short" { applied = "2020-02-29", rank = "senior", since = "2018-03-01" },
  title_application "enough" { applied = "2020-03-01", rank = "senior", since = "2018-03-01" },
  title_application "technician" {
    applied = "2020-03-01", rank = "technician", since = "2017-03-01",
  },
  title_application "technician_short" {
    applied = "2020-02-29", rank = "technician", since = "2017-03-01",
  },
  title_application "mid" { applied = "2020-03-01", rank = "mid", since = "2000-01-01" },
  expect { who = "short", title_open = "none" },
  expect { who = "enough", title_open = "assistant_engineer", clause = { title_open = "9.1" } },
  expect { who = "technician", title_open = "engineer" },
  expect { who = "technician_short", title_open = "none" },
  expect { who = "mid", title_open = "none" },
}

case "C9-2 the technician class of a technical school counts as a bachelor's degree" {
  on = "2021-12-31",
  title_application "A" { applied = "2020-03-01", school_class = "technician" },
  title_application "B" { applied = "2020-03-01", school_class = "senior" },
  title_application "C" { applied = "2020-03-01", school_class = "mid" },
  title_application "D" { applied = "2020-03-01", school_class = "none" },
  expect { who = "A", counts_as_degree = "bachelor" },
  expect { who = "A", clause = { counts_as_degree = "9.1.classes" } },
  expect { who = "B", counts_as_degree = "college" },
  expect { who = "C", counts_as_degree = "secondary" },
  expect { who = "D", counts_as_degree = "none" },
}

case "C9-3 a senior technician since 30 June 2016 applies for senior engineer on 1 July 2020" {
  on = "2021-12-31",
  title_application "A" {
    applied = "2020-07-01", rank = "senior_technician", since = "2016-06-30",
  },
  title_application "B" {
    applied = "2020-06-29", rank = "senior_technician", since = "2016-06-30",
  },
  expect { who = "A", title_open = "senior_engineer" },
  expect { who = "B", title_open = "none" },
}

case "C9-5 14 points and three years are enough, 2 points are carried on" {
  on = "2021-12-31",
  -- 2 + 3 + 2 = 7 of appraisals; 7 + 5 + 2 = 14; 14 - 12 = 2
  appointment "A" { since = "2018-12-31", appraisals = 7, prizes = 5, apprentices = 2 },
  appointment "few" { since = "2018-12-31", appraisals = 7, prizes = 2, apprentices = 2 },
  appointment "early" { since = "2020-01-01", appraisals = 7, prizes = 5, apprentices = 2 },
  expect { who = "A", points = 14, promoted = "yes", carried = 2, clause = { promoted = "9.5" } },
  expect { who = "few", points = 11, promoted = "no", carried = 11 },
  expect { who = "early", points = 14, promoted = "no", carried = 14 },
}

case "C9-6 weights of 0.4, 0.3, 0.2 and 0.1 on a base of 6,000 make 7,500" {
  on = "2021-12-31",
  -- 0.4 x 1.2 + 0.3 x 1.5 + 0.2 x 1.1 + 0.1 x 1.0 = 0.48 + 0.45 + 0.22 + 0.10 = 1.25
  pay_scheme "A" {
    base = 6000, post_weight = 0.4, skill_weight = 0.3, result_weight = 0.2,
    innovation_weight = 0.1, post_factor = 1.2, skill_factor = 1.5, result_factor = 1.1,
    innovation_factor = 1,
  },
  pay_scheme "no_innovation" {
    post_weight = 0.4, skill_weight = 0.3, result_weight = 0.3, innovation_weight = 0,
  },
  pay_scheme "too_much" {
    post_weight = 0.4, skill_weight = 0.3, result_weight = 0.3, innovation_weight = 0.1,
  },
  expect { who = "A", ["9.7.factors"] = "pass", skilled_pay = 7500 },
  expect { who = "A", clause = { ["9.7.factors"] = "9.7.factors", skilled_pay = "9.7.pay" } },
  expect { who = "no_innovation", ["9.7.factors"] = "breach" },
  expect { who = "too_much", ["9.7.factors"] = "breach" },
}

case "9.6 points and years are a way up without a degree; pay grows with each factor" {
  on = "2021-12-31",
  expect { ["9.6"] = "pass", ["9.7.rises"] = "pass" },
}

case "C9-7 a rule that asks for junior college and knows no other way is in breach" {
  on = "2021-12-31", without = { "9.5" },
  clause "9.5.employer" {
    decides = "promoted", law = "OPN-2019, (9)",
    gives = all {
      appointment.degree :one_of { "college", "bachelor" },
      appointment.points :at_least (param.promotion.points),
    },
  },
  expect { ["9.6"] = "breach" },
}

case "9.7 pay that is the smaller, the better the results, is in breach" {
  on = "2021-12-31", without = { "9.7.pay" },
  clause "9.7.local" {
    decides = "skilled_pay", law = "OPN-2019, (9)",
    gives = rounded {
      pay_scheme.base * (2 - pay_scheme.result_factor / 100), places = 2, mode = "half_up",
    },
  },
  expect { ["9.7.rises"] = "breach" },
}

case "C9-4 a chief technician is not paid less than a special one" {
  on = "2022-06-30",
  pay_table "breach" { full_senior = 18000, special = 18000, chief = 17500 },
  pay_table "pass" { full_senior = 18000, special = 18000, chief = 18000 },
  pay_table "special" { full_senior = 18500, special = 18000, chief = 18000 },
  expect { who = "breach", ["9.2"] = "breach" },
  expect { who = "pass", ["9.2"] = "pass" },
  expect { who = "special", ["9.2"] = "breach" },
}

case "9.3 a certificate counts when its standard is there" {
  on = "2022-06-30",
  -- 24 months from 2020-02-25: 2022-02-25
  skill_certificate "A" { listed = "2020-02-25", standard = "2021-08-02", issued = "2021-09-01" },
  skill_certificate "B" { listed = "2020-02-25", standard = "-", issued = "2021-09-01" },
  skill_certificate "C" { listed = "2020-02-25", standard = "2022-03-01", issued = "2021-09-01" },
  skill_certificate "D" { listed = "2022-09-01", standard = "-", issued = "2022-05-01" },
  expect { who = "A", certificate_valid = "yes", ["9.3.standard"] = "met" },
  expect { who = "D", certificate_valid = "no", ["9.3.standard"] = "not_concerned" },
  expect { who = "B", certificate_valid = "no", ["9.3.standard"] = "overdue" },
  expect { who = "C", certificate_valid = "no", ["9.3.standard"] = "met_late" },
}
