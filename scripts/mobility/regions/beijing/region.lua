-- SPDX-License-Identifier: Apache-2.0
region "beijing" { title = "Beijing", code = "110000", level = "province", under = "nation" }
