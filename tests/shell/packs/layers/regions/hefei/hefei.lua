-- SPDX-License-Identifier: Apache-2.0
region "hefei" { title = "合肥市", level = "city", under = "anhui" }

parameter "insured_months" {
  by = "Government of Hefei", number = "No. 12", reason = "the actual situation",
  from ("2017-01-01", 12, "LOCAL, art. 4"),
}
