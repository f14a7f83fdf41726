-- SPDX-License-Identifier: Apache-2.0
-- Figures that Jiyuan sets itself: clause (13), 13.10 and 13.11.

parameter "orphan.rate" {
  by = "Jiyuan Bureau of Civil Affairs", reason = "set by the city",
  from ("2020-01-01", 1050, "JIYUAN-ORPHANS"),
}
