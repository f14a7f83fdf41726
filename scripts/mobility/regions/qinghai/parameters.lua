-- SPDX-License-Identifier: Apache-2.0
-- Figures that Qinghai set itself in 2016: clause (11), 11.4. A later document was not found, so
-- the rates of pupils turn unlawful when the national ones rise in spring 2023.

parameter "pupil_rate" {
  by = "Qinghai Departments of Finance and of Education", reason = "schools on the high plateau",
  from ("2016-03-01", { primary = 700, junior = 900 }, "QH-FUNDS"),
}
parameter "boarding_rate" {
  by = "Qinghai Departments of Finance and of Education", reason = "schools on the high plateau",
  from ("2016-03-01", 300, "QH-FUNDS"),
}
