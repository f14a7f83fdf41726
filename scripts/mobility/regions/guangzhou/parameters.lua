-- SPDX-License-Identifier: Apache-2.0
-- Figures that Guangzhou sets itself.

parameter "pass_line" {
  by = "Guangzhou Municipal People's Government",
  reason = "applicants are ranked from this total on; the yearly quota decides above it",
  from ("2018-01-01", 150, "GZ-EARLIER"),
  from ("2024-01-01", 150, "GZ-2024"),
}
