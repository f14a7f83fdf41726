-- SPDX-License-Identifier: Apache-2.0
region "qingdao" { title = "Qingdao", code = "370200", level = "city", under = "shandong" }
