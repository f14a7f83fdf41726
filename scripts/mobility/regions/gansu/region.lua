-- SPDX-License-Identifier: Apache-2.0
region "gansu" { title = "Gansu", code = "620000", level = "province", under = "nation" }
