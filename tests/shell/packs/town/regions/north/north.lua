-- SPDX-License-Identifier: Apache-2.0
region "north" { title = "北镇", code = "100001", level = "township", under = "nation" }

parameter "line" {
  by = "Town of North", number = "No. 30", reason = "few homes",
  from ("2020-01-01", 30, "TOWN-2020, art. 3"),
}
