-- SPDX-License-Identifier: Apache-2.0
-- Figures that Shanxi sets itself: clause (8), 8.6.

parameter "award_share" {
  by = "Shanxi Provincial People's Congress", reason = "to draw researchers",
  from ("2019-01-01", percent (70), "SX-TRANSFORM"),
}
