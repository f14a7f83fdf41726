-- SPDX-License-Identifier: Apache-2.0
region "shanxi" { title = "山西省", level = "province", under = "nation" }

parameter "award_share" {
  by = "Government of Shanxi", number = "No. 70", reason = "the actual situation",
  from ("2017-01-01", percent (70), "LOCAL, art. 1"),
}
