-- SPDX-License-Identifier: Apache-2.0
region "jiyuan" { title = "Jiyuan", code = "419001", level = "city", under = "henan" }
