-- SPDX-License-Identifier: Apache-2.0
region "qingdao" { title = "青岛市", level = "city", under = "shandong" }

parameter "small_school" {
  by = "Government of Qingdao", number = "No. 300", reason = "the actual situation",
  from ("2017-01-01", 300, "LOCAL, art. 5"),
}
