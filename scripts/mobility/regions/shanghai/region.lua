-- SPDX-License-Identifier: Apache-2.0
region "shanghai" { title = "Shanghai", code = "310000", level = "province", under = "nation" }
