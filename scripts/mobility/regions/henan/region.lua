-- SPDX-License-Identifier: Apache-2.0
region "henan" { title = "Henan", code = "410000", level = "province", under = "nation" }
