-- SPDX-License-Identifier: Apache-2.0
-- Figures that Qingdao sets itself: clause (11), 11.4.

parameter "small_school" {
  by = "Qingdao Bureaus of Finance and of Education", reason = "many small schools",
  from ("2016-03-01", 300, "QD-FUNDS"),
}
parameter "pupil_rate" {
  by = "Qingdao Bureaus of Finance and of Education", reason = "the city pays more",
  from ("2016-03-01", { primary = 900, junior = 1100 }, "QD-FUNDS"),
}
