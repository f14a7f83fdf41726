-- SPDX-License-Identifier: Apache-2.0
region "chuankou" { title = "川口镇", level = "township", under = "qinghai" }
