-- SPDX-License-Identifier: Apache-2.0
region "qinghai" { title = "Qinghai", code = "630000", level = "province", under = "nation" }
