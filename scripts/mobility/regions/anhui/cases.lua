-- SPDX-License-Identifier: Apache-2.0

case "C13-5 care in Anhui is a share of last year's minimum wage of 2,060" {
  on = "2024-06-30",
  city "hefei" { region = "anhui" },
  -- In an institution: 2,060 x 50 % = 1,030.00; x 30 % = 618.00; x 4 % = 82.40.
  -- At home: 2,060 x 35 % = 721.00; x 20 % = 412.00; x 3 % = 61.80.
  person "full" {
    residence = "hefei", birth_date = "1950-01-01", able_to_work = "no", has_income = "no",
    has_supporter = "no", in_institution = "yes", eats = "no", dresses = "no", leaves_bed = "no",
    uses_toilet = "no", walks = "yes", washes = "yes",
  },
  person "half" {
    residence = "hefei", birth_date = "1950-01-01", able_to_work = "no", has_income = "no",
    has_supporter = "no", in_institution = "yes", eats = "yes", dresses = "yes", leaves_bed = "yes",
    uses_toilet = "no", walks = "no", washes = "no",
  },
  person "light" {
    residence = "hefei", birth_date = "1950-01-01", able_to_work = "no", has_income = "no",
    has_supporter = "no", in_institution = "yes", eats = "yes", dresses = "yes", leaves_bed = "yes",
    uses_toilet = "yes", walks = "yes", washes = "yes",
  },
  person "at_home" {
    residence = "hefei", birth_date = "1950-01-01", able_to_work = "no", has_income = "no",
    has_supporter = "no", in_institution = "no", eats = "no", dresses = "no", leaves_bed = "no",
    uses_toilet = "no", walks = "no", washes = "no",
  },
  person "half_home" {
    residence = "hefei", birth_date = "1950-01-01", able_to_work = "no", has_income = "no",
    has_supporter = "no", in_institution = "no", eats = "no", dresses = "yes", leaves_bed = "yes",
    uses_toilet = "yes", walks = "yes", washes = "yes",
  },
  person "light_home" {
    residence = "hefei", birth_date = "1950-01-01", able_to_work = "no", has_income = "no",
    has_supporter = "no", in_institution = "no", eats = "yes", dresses = "yes", leaves_bed = "yes",
    uses_toilet = "yes", walks = "yes", washes = "yes",
  },
  expect { who = "full", care_level = "full", relief_care = 1030 },
  expect { who = "half", care_level = "half", relief_care = 618 },
  expect { who = "light", care_level = "light", relief_care = 82.40 },
  expect { who = "at_home", care_level = "full", relief_care = 721 },
  expect { who = "half_home", care_level = "half", relief_care = 412 },
  expect { who = "light_home", care_level = "light", relief_care = 61.80 },
}

case "C4-11 and C14-3 land in Anhui: 88 m2 up to 119 a head" {
  on = "2021-12-31",
  city "hefei" { region = "anhui" },
  -- 12,000 x 88 m2 = 105.60 ha; x 100 = 120; x 80 = 96; x 50 = 60
  settlement_year "a" {
    town = "hefei", settled = 12000, land_per_head = 100, central_district = "no",
  },
  settlement_year "b" {
    town = "hefei", settled = 12000, land_per_head = 110, central_district = "no",
  },
  settlement_year "c" {
    town = "hefei", settled = 12000, land_per_head = 120, central_district = "no",
  },
  settlement_year "d" {
    town = "hefei", settled = 12000, land_per_head = 151, central_district = "no",
  },
  settlement_year "e" {
    town = "hefei", settled = 12000, land_per_head = 110, central_district = "yes",
  },
  expect { who = "a", land_added = 120 },
  expect { who = "b", land_added = 105.60 },
  expect { who = "c", land_added = 96 },
  expect { who = "d", land_added = 60 },
  expect { who = "e", land_added = 0 },
}
