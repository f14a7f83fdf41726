-- SPDX-License-Identifier: Apache-2.0

case "C13-7 in Jiyuan: the allowance of an orphan, 1,050, tops up what is received for living" {
  on = "2020-12-31",
  city "jiyuan" { region = "jiyuan" },
  -- In prison for ten months, no contact for seven (six are enough): 1,050 - 300 = 750.
  person "child" { residence = "jiyuan", birth_date = "2012-01-01", at_school = "yes" },
  parent "father" { child = "child", state = "prison", since = "2020-02-01" },
  parent "mother" { child = "child", state = "no_contact", since = "2020-05-30" },
  benefit "dibao" { receiver = "child", kind = "living", amount = 300 },
  benefit "medical" { receiver = "child", kind = "medical", amount = 500 },
  -- More than the allowance already: nothing is taken back.
  person "more" { residence = "jiyuan", birth_date = "2012-01-01", at_school = "yes" },
  parent "dead" { child = "more", state = "dead", since = "2019-01-01" },
  parent "missing" { child = "more", state = "missing", since = "2019-01-01" },
  benefit "enough" { receiver = "more", kind = "living", amount = 1100 },
  expect { who = "child", unsupported = "yes", orphan = "no", child_allowance = 750 },
  expect { who = "more", unsupported = "no", orphan = "yes", child_allowance = 0 },
}
