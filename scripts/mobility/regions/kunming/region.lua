-- SPDX-License-Identifier: Apache-2.0
region "kunming" { title = "Kunming", code = "530100", level = "city", under = "yunnan" }
