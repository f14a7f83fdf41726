-- SPDX-License-Identifier: Apache-2.0
-- Figures that Honghe sets itself: clause (13), 13.4.

parameter "dibao.standard" {
  by = "Honghe Prefecture Bureau of Civil Affairs", reason = "yearly standard, urban",
  from ("2025-12-01", 744, "HH-DIBAO"),
}
