-- SPDX-License-Identifier: Apache-2.0
-- What regions do with national figures, on five levels: three keep to them, two do not, and one
-- turned unlawful when the nation raised its own. Each folder is a layer.

source "NATION" { title = "National law", since = "2016-01-01" }
source "LOCAL" { title = "Local law", since = "2016-01-01" }

entity "place" {
  title = "Place", is_region = true,
  pupils = whole_number { "Pupils", at_most = 10000 },
  months = whole_number { "Months insured", unit = "months", at_most = 720 },
}

parameter "award_share" {
  title = "Part of the income of a transfer that goes to who achieved it", override = "floor",
  from ("2016-01-01", percent (50), "NATION, art. 1"),
}
parameter "hardship_class" {
  title = "Class of hardship", override = "fix", from ("2016-01-01", 3, "NATION, art. 2"),
}
parameter "land" {
  title = "Land of a settled person", override = "band", within = percent (10),
  from ("2016-01-01", 80, "NATION, art. 3"),
}
parameter "small_school" {
  title = "Pupils up to which a school is small", override = "floor",
  from ("2016-01-01", 100, "NATION, art. 4"),
}
parameter "insured_months" {
  title = "Months insured before settling", unit = "months",
  from ("2016-01-01", 0, "NATION, art. 5"),
}
parameter "pupil_rate" {
  title = "Yuan for a pupil of a primary school", override = "floor",
  from ("2016-01-01", 600, "NATION, art. 6"),
  from ("2023-01-01", 720, "NATION, art. 6 as amended"),
}

decision "small" { about = place, gives = yes_no }
clause "4" { decides = "small", law = "NATION, art. 4",
  gives = by (place.pupils :below (param.small_school)) { yes = "yes", no = "no" } }
decision "figure" { about = place, gives = decimal { places = 2 }, combine = "sum", mode = "half_up" }
clause "1" { decides = "figure", law = "NATION, art. 1", gives = param.award_share }
clause "2" { decides = "figure", law = "NATION, art. 2", gives = param.hardship_class }
clause "6" { decides = "figure", law = "NATION, art. 6", gives = param.pupil_rate }
clause "7" { decides = "figure", law = "NATION, art. 7",
  when = all { place.months :at_least (param.insured_months), place.pupils :above (9000) },
  gives = rounded { param.land / 10, places = 2, mode = "half_up" } }

-- 0.70 of Shanxi, the nation's class 3 since Datong's 4 does not stand, and the nation's 600
case "the most specific lawful value counts" {
  on = "2022-06-01",
  place "P" { region = "hunyuan", pupils = 150, months = 12 },
  expect { figure = 603.70, small = "no" },
}
-- Chuankou has the 700 of Qinghai, above it, and 0.50 + 3 of the nation; then Qinghai's 700 no
-- longer stands, and the nation's 720 does
case "a value that turned unlawful stands until then" {
  on = "2022-12-31",
  place "P" { region = "chuankou", pupils = 150, months = 12 },
  expect { figure = 703.50 },
}
case "and the nation's from then on" {
  on = "2023-01-01",
  place "P" { region = "chuankou", pupils = 150, months = 12 },
  expect { figure = 723.50 },
}
case "a city below its province" {
  on = "2022-06-01",
  place "P" { region = "qingdao", pupils = 299, months = 12 },
  expect { small = "yes" },
}
