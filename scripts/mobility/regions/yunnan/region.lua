-- SPDX-License-Identifier: Apache-2.0
region "yunnan" { title = "Yunnan", code = "530000", level = "province", under = "nation" }
