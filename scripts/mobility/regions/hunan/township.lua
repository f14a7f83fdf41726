-- SPDX-License-Identifier: Apache-2.0
-- Hunan's scale of the township work allowance: clause (7), 7.2.

clause "7.2.hunan" {
  decides = "township_allowance", law = "HN-TOWNSHIP",
  title = "By years in townships; 100 more in very hard ones",
  when = staff.in_township,
  gives = table {
      by = staff.township_years,
      row { below = 10, gives = 200 },
      row { below = 15, gives = 260 },
      row { below = 20, gives = 320 },
      row { below = 25, gives = 380 },
      row { below = 30, gives = 440 },
      row { gives = 500 },
    } + by (staff.very_hard_township) { yes = 100, no = 0 },
}

clause "7.2.hunan.elsewhere" {
  decides = "township_allowance", law = "HN-TOWNSHIP", title = "Not in a township",
  when = staff.in_township :is "no",
  gives = 0,
}
