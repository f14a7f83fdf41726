-- SPDX-License-Identifier: Apache-2.0
region "shandong" { title = "山东省", level = "province", under = "nation" }
