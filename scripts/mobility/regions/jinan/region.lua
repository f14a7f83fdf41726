-- SPDX-License-Identifier: Apache-2.0
region "jinan" { title = "Jinan", code = "370100", level = "city", under = "shandong" }
