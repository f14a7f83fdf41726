-- SPDX-License-Identifier: Apache-2.0
-- Figures that Beijing sets itself.

parameter "pass_line" {
  by = "Beijing Municipal Human Resources and Social Security Bureau",
  reason = "the plan of about 6,000 persons a year",
  from ("2018-01-01", 90.75, "BJ-LINES"),
  from ("2019-01-01", 93.58, "BJ-LINES"),
  from ("2020-01-01", 97.13, "BJ-LINES"),
  from ("2021-01-01", 100.88, "BJ-LINES"),
  from ("2022-01-01", 105.42, "BJ-LINES-MEMORY"),
  from ("2023-01-01", 109.92, "BJ-LINES-MEMORY"),
}
