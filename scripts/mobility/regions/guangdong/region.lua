-- SPDX-License-Identifier: Apache-2.0
region "guangdong" { title = "Guangdong", code = "440000", level = "province", under = "nation" }
