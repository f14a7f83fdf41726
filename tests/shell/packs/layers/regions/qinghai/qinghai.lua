-- SPDX-License-Identifier: Apache-2.0
region "qinghai" { title = "青海省", level = "province", under = "nation" }

parameter "pupil_rate" {
  by = "Government of Qinghai", number = "No. 700", reason = "the actual situation",
  from ("2016-01-01", 700, "LOCAL, art. 6"),
}
