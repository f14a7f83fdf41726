-- SPDX-License-Identifier: Apache-2.0
region "shandong" { title = "Shandong", code = "370000", level = "province", under = "nation" }
