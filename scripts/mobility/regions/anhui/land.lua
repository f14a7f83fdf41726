-- SPDX-License-Identifier: Apache-2.0
-- Anhui's own table of land for people who settle: clause (4), 4.17. Its printed bands are "below
-- 100", "100 to 119", "120 to 150" and "above 150"; at 100 itself 100 m2 are lawful and
-- the printed 88 are not, so 100 is taken into the first band.

clause "4.17" {
  decides = "land_added", law = "AH-LAND", title = "Anhui's bands; nothing in central districts",
  gives = rounded {
    by (settlement_year.central_district) {
      yes = 0,
      no = (settlement_year.settled * table {
        by = settlement_year.land_per_head,
        row { up_to = 100, gives = param.land.low },
        row { below = 120, gives = param.land.upper_middle },
        row { up_to = 150, gives = param.land.middle },
        row { gives = param.land.high },
      }) :as "ha",
    },
    places = 2, mode = "half_up",
  },
}
