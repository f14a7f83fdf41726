-- SPDX-License-Identifier: Apache-2.0
-- The law of the speed test: what the hand-written loops compute, written as an official would.

source "OPN-2019" {
  title = "Opinions on reforming the mechanisms of social mobility of labour and talents",
  since = "2019-12-25",
}
