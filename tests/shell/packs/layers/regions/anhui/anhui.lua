-- SPDX-License-Identifier: Apache-2.0
region "anhui" { title = "安徽省", level = "province", under = "nation" }

parameter "land" {
  by = "Government of Anhui", number = "No. 88", reason = "the actual situation",
  from ("2017-01-01", 88, "LOCAL, art. 3"),
}
