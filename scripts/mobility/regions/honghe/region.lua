-- SPDX-License-Identifier: Apache-2.0
region "honghe" { title = "Honghe", code = "532500", level = "city", under = "yunnan" }
