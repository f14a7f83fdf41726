-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of clause (4) in national law. Those of Beijing and Guangzhou stand there.

case "C4-1 sizes of cities and what follows for settlement" {
  on = "2020-12-31",
  city "shanghai" { population = 19870000 },
  city "wuhan" { population = 9950000 },
  city "taiyuan" { population = 4049700 },
  city "datong" { population = 1754700 },
  city "changzhi" { population = 1024100 },
  person "to_shanghai" { destination = "shanghai" },
  person "to_wuhan" { destination = "wuhan" },
  person "to_taiyuan" { destination = "taiyuan", key_group = "none" },
  person "to_datong" { destination = "datong" },
  person "to_changzhi" { destination = "changzhi" },
  expect { who = "shanghai", tier = "super" },
  expect { who = "wuhan", tier = "very_large" },
  expect { who = "taiyuan", tier = "large_1" },
  expect { who = "datong", tier = "large_2" },
  expect { who = "changzhi", tier = "large_2" },
  -- Settlement there is by points; the tables of Shanghai and Wuhan are not in this pack.
  expect { who = "to_shanghai", settlement = "no_rule" },
  expect { who = "to_wuhan", settlement = "no_rule" },
  expect { who = "to_taiyuan", settlement = "relaxed", clause = { settlement = "4.3" } },
  expect { who = "to_datong", settlement = "open", clause = { settlement = "4.2" } },
  expect { who = "to_changzhi", settlement = "open", clause = { settlement = "4.2" } },
}

case "4.1 the lower bound belongs to the class, the upper one does not" {
  on = "2020-12-31",
  city "a" { population = 199999 },
  city "b" { population = 200000 },
  city "c" { population = 499999 },
  city "d" { population = 500000 },
  city "e" { population = 999999 },
  city "f" { population = 1000000 },
  city "g" { population = 2999999 },
  city "h" { population = 3000000 },
  city "i" { population = 4999999 },
  city "j" { population = 5000000 },
  city "k" { population = 9999999 },
  city "l" { population = 10000000 },
  city "m" {},
  expect { who = "a", tier = "small_2" },
  expect { who = "b", tier = "small_1" },
  expect { who = "c", tier = "small_1" },
  expect { who = "d", tier = "medium" },
  expect { who = "e", tier = "medium" },
  expect { who = "f", tier = "large_2" },
  expect { who = "g", tier = "large_2" },
  expect { who = "h", tier = "large_1" },
  expect { who = "i", tier = "large_1" },
  expect { who = "j", tier = "very_large" },
  expect { who = "k", tier = "very_large" },
  expect { who = "l", tier = "super" },
  expect { who = "m", tier = "undetermined", asks = { tier = { "city.population" } } },
}

case "4.2, 4.3 and 4.7 meet at three and at five million" {
  on = "2020-12-31",
  city "a" { population = 2999999 },
  city "b" { population = 3000000 },
  city "c" { population = 4999999 },
  city "d" { population = 5000000 },
  person "A" { destination = "a", key_group = "none" },
  person "B" { destination = "b", key_group = "none" },
  person "C" { destination = "c", key_group = "none" },
  person "D" { destination = "d", key_group = "none" },
  expect { who = "A", settlement = "open", clause = { settlement = "4.2" } },
  expect { who = "B", settlement = "relaxed", clause = { settlement = "4.3" } },
  expect { who = "C", settlement = "relaxed", clause = { settlement = "4.3" } },
  expect { who = "D", settlement = "no_rule" },
}

case "4.2 asks nothing more of a person who goes to a city under three million" {
  on = "2020-12-31",
  city "datong" { population = 1754700 },
  person "A" { destination = "datong" },
  expect { settlement = "open", clause = { settlement = "4.2" }, asks = { settlement = {} } },
}

case "4.3 key groups settle without limit; the group is asked for" {
  on = "2020-12-31",
  city "taiyuan" { population = 4049700 },
  city "datong" { population = 1754700 },
  person "family" { destination = "taiyuan", key_group = "whole_family" },
  person "nobody" { destination = "taiyuan", key_group = "none" },
  person "unsaid" { destination = "taiyuan" },
  person "small_city" { destination = "datong", key_group = "whole_family" },
  expect { who = "family", settlement = "open", clause = { settlement = "4.3.key_groups" } },
  expect { who = "nobody", settlement = "relaxed", clause = { settlement = "4.3" } },
  expect {
    who = "unsaid", settlement = "undetermined", asks = { settlement = { "person.key_group" } },
  },
  expect { who = "small_city", settlement = "open", clause = { settlement = "4.2" } },
}

case "a city of unknown size: its population is asked for, and what could matter then" {
  on = "2020-12-31",
  city "somewhere" {},
  person "A" { destination = "somewhere" },
  person "B" { destination = "somewhere", key_group = "none" },
  person "C" {},
  expect {
    who = "A", settlement = "undetermined",
    asks = { settlement = { "city/somewhere.population", "person.key_group" } },
  },
  expect {
    who = "B", settlement = "undetermined",
    asks = { settlement = { "city/somewhere.population" } },
  },
  expect {
    who = "C", settlement = "undetermined", asks = { settlement = { "person.destination" } },
  },
}

case "before the opinion of 2019 there was no national rule" {
  on = "2019-12-24",
  city "datong" { population = 1754700 },
  person "A" { destination = "datong" },
  expect { settlement = "no_rule" },
}

case "C4-6 the main share of three who were admitted" {
  on = "2020-12-31",
  -- 60.00 + 66.25 + 58.58 = 184.83 of 95.00 + 94.25 + 93.58 = 282.83: 65.35 percent
  settlement_round "A" {},
  admitted_person "A1" { round = "A", points = 95, main_points = 60 },
  admitted_person "A2" { round = "A", points = "94.25", main_points = "66.25" },
  admitted_person "A3" { round = "A", points = "93.58", main_points = "58.58" },
  -- 45 + 30 = 75 of 150: a half is not more than a half; the mean of 45 and 60 percent would be
  settlement_round "B" {},
  admitted_person "B1" { round = "B", points = 100, main_points = 45 },
  admitted_person "B2" { round = "B", points = 50, main_points = 30 },
  settlement_round "C" {},
  expect { who = "A", ["4.6"] = "pass" },
  expect { who = "B", ["4.6"] = "breach" },
  expect { who = "C", ["4.6"] = "not_concerned" },
}

case "4.4 and 4.5 a scheme of points is published, and has fewer items than before" {
  on = "2020-12-31",
  city "wuhan" { population = 9950000 },
  city "taiyuan" { population = 4049700 },
  points_scheme "old" {
    city = "wuhan", previous = "-", items = 12, table_published = "yes",
    conditions_published = "yes", calendar_published = "no",
  },
  points_scheme "fewer" {
    city = "wuhan", previous = "old", items = 11, table_published = "yes",
    conditions_published = "yes", calendar_published = "yes",
  },
  points_scheme "as_many" {
    city = "wuhan", previous = "old", items = 12, conditions_published = "yes",
    calendar_published = "yes",
  },
  points_scheme "smaller_city" { city = "taiyuan", previous = "-" },
  expect { who = "old", ["4.4"] = "breach", ["4.5"] = "not_concerned" },
  expect { who = "fewer", ["4.4"] = "pass", ["4.5"] = "pass" },
  expect {
    who = "as_many", ["4.4"] = "undetermined", ["4.5"] = "breach",
    asks = { ["4.4"] = { "points_scheme.table_published" } },
  },
  expect { who = "smaller_city", ["4.4"] = "not_concerned" },
}
