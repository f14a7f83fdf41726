-- SPDX-License-Identifier: Apache-2.0
-- Figures that Gansu sets itself: clause (13), 13.7.

parameter "relief.months" {
  by = "Gansu Provincial Government", reason = "set by the province",
  from ("2015-01-01", 6, "GS-RELIEF"),
}
