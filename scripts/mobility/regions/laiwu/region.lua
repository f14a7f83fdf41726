-- SPDX-License-Identifier: Apache-2.0
-- Merged into Jinan; the day is from memory.
region "laiwu" {
  title = "Laiwu", code = "371200", level = "city", under = "shandong",
  ended = "2018-12-31", becomes = "jinan",
}
