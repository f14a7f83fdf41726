-- SPDX-License-Identifier: Apache-2.0
region "shanxi" { title = "Shanxi", code = "140000", level = "province", under = "nation" }
