-- SPDX-License-Identifier: Apache-2.0
-- Figures that Anhui sets itself: clause (4), 4.17, and clause (13), 13.6.

parameter "minimum_wage" {
  by = "Anhui Provincial Government", reason = "set by the province",
  from ("2023-03-01", 2060, "AH-WAGE"),
}

parameter "care.institution_full" {
  by = "Anhui Provincial Department of Civil Affairs", reason = "set by the province",
  from ("2017-01-01", percent (50), "AH-CARE"),
}

parameter "care.institution_half" {
  by = "Anhui Provincial Department of Civil Affairs", reason = "set by the province",
  from ("2017-01-01", percent (30), "AH-CARE"),
}

parameter "care.institution_light" {
  by = "Anhui Provincial Department of Civil Affairs", reason = "set by the province",
  from ("2017-01-01", percent (4), "AH-CARE"),
}

parameter "care.home_full" {
  by = "Anhui Provincial Department of Civil Affairs", reason = "set by the province",
  from ("2017-01-01", percent (35), "AH-CARE"),
}

parameter "care.home_half" {
  by = "Anhui Provincial Department of Civil Affairs", reason = "set by the province",
  from ("2017-01-01", percent (20), "AH-CARE"),
}

parameter "care.home_light" {
  by = "Anhui Provincial Department of Civil Affairs", reason = "set by the province",
  from ("2017-01-01", percent (3), "AH-CARE"),
}

parameter "land.upper_middle" {
  by = "Anhui Provincial Department of Land and Resources",
  reason = "a province may bend by a tenth",
  from ("2017-06-01", 88, "AH-LAND"),
}
