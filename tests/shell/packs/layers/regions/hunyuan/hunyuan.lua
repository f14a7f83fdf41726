-- SPDX-License-Identifier: Apache-2.0
region "hunyuan" { title = "浑源县", level = "county", under = "datong" }
