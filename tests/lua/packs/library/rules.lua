-- SPDX-License-Identifier: Apache-2.0
use "lib.macros"
source "S-1" { title = "A text", since = "2020-01-01" }
entity "person" { months = whole_number { "Months", unit = "months", at_most = 100 } }
derive "person.good" { law = "S-1, art. 1", gives = macros.between (person.months, 12.5, 24) }
macros.state ("person.step", macros.steps (person.months, { 30, 10, 20 }))
