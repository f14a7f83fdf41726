-- SPDX-License-Identifier: Apache-2.0
region "anhui" { title = "Anhui", code = "340000", level = "province", under = "nation" }
