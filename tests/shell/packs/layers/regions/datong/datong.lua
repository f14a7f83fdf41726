-- SPDX-License-Identifier: Apache-2.0
region "datong" { title = "大同市", level = "city", under = "shanxi" }

parameter "hardship_class" {
  by = "Government of Datong", number = "No. 4", reason = "the actual situation",
  from ("2017-01-01", 4, "LOCAL, art. 2"),
}
