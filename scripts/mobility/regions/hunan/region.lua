-- SPDX-License-Identifier: Apache-2.0
region "hunan" { title = "Hunan", code = "430000", level = "province", under = "nation" }
