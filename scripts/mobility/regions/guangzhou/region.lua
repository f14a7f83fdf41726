-- SPDX-License-Identifier: Apache-2.0
region "guangzhou" { title = "Guangzhou", code = "440100", level = "city", under = "guangdong" }
