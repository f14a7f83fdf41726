-- SPDX-License-Identifier: Apache-2.0
-- The North has its own scale since 2012, so the first national one was not in force there on its
-- last day and does not go on; since 2018 the national law counts again.

source "NORTH-2012" { title = "Scale of the North", since = "2012-01-01", published = "2011-12-01" }
clause "1" {
  decides = "scale", law = "NORTH-2012, art. 1", ended = "2017-12-31", ended_law = "NORTH-2012, art. 5",
  transitional = claim.applied :at_most ("2017-12-31"), gives = 120,
}

case "a region's own rule goes on there, and what it had replaced does not" {
  on = "2018-06-01",
  town "100" {},
  claim "A" { town = "100", applied = "2014-12-31", hurt = "no" },
  claim "B" { town = "100", applied = "2018-01-01", hurt = "no" },
  expect { who = "A", scale = 120 },
  expect { who = "B", scale = 150 },
}
case "the older one that goes on comes before the newer one that goes on" {
  on = "2021-06-01",
  town "100" {},
  claim "A" { town = "100", applied = "2016-12-31", hurt = "no" },
  claim "B" { town = "100", applied = "2018-01-01", hurt = "no" },
  claim "C" { town = "100", applied = "2020-01-01", hurt = "no", member = "yes" },
  expect { who = "A", scale = 120 },
  expect { who = "B", scale = 150 },
  expect { who = "C", scale = 200 },
}
