-- SPDX-License-Identifier: Apache-2.0
-- 2 + 1 = 3 points; 20 x 1 + 10 x 2 = 40; 2 + 2 = 4
case "grown" {
  on = "2020-06-01",
  person "P" { age = 30, member = "no" },
  child "A" { parent = "P", small = "yes" },
  child "B" { parent = "P", small = "yes" },
  expect { ["5"] = "pass", ["6"] = "breach", help = "part", group = "grown", score = 3, fee = 10, levy = 40, care = 4, rank = 0 },
}
-- 1 point; 10 x 1 = 10
case "young, and no member, for whom the exception is no matter" {
  on = "2020-06-01",
  person "P" { age = 10, member = "yes" },
  expect { ["5"] = "not_concerned", ["6"] = "pass", help = "none", group = "young", fee = 5, levy = 10, rank = 1 },
}
