-- SPDX-License-Identifier: Apache-2.0
-- Figures that Kunming sets itself: clause (6), 6.8.

parameter "file_days" {
  by = "Kunming Bureau of Human Resources", reason = "a faster window",
  from ("2022-01-01", 2, "KM-FILES"),
}
