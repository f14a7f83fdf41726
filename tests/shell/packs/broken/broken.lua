-- SPDX-License-Identifier: Apache-2.0
-- Two mistakes: a source that is not declared, and a decision that is not.

source "TOWN-2020" { title = "Rules", by = "Office", since = "2020-01-01" }

entity "person" { title = "Person", age = whole_number { title = "Age" } }

decision "settle" { title = "Settle", about = person, gives = yes_no }

clause "1" {
  decides = "settle", law = "TOWN-2021, art. 1",
  gives = "yes",
}

clause "2" {
  decides = "setle", law = "TOWN-2020, art. 1",
  gives = "no",
}
