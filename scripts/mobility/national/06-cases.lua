-- SPDX-License-Identifier: Apache-2.0
-- Worked cases of clause (6).

case "C6-1 both certificates complete the papers, one alone does not" {
  on = "2022-03-01",
  file_transfer "A" {
    termination_certificate = "yes", from_last_unit = "yes", acceptance_certificate = "yes",
  },
  file_transfer "one" {
    termination_certificate = "yes", from_last_unit = "yes", acceptance_certificate = "no",
  },
  file_transfer "other_unit" {
    termination_certificate = "yes", from_last_unit = "no", acceptance_certificate = "yes",
  },
  file_transfer "unsaid" { termination_certificate = "yes", from_last_unit = "yes" },
  expect { who = "A", file_papers = "complete", clause = { file_papers = "6.3" } },
  expect { who = "one", file_papers = "incomplete" },
  expect { who = "other_unit", file_papers = "incomplete" },
  expect {
    who = "unsaid", file_papers = "undetermined",
    asks = { file_papers = { "file_transfer.acceptance_certificate" } },
  },
}

case "C6-2 a window that demands two more papers" {
  on = "2022-03-01",
  file_transfer "A" { other_papers = 2 },
  file_transfer "B" { other_papers = 0 },
  expect { who = "A", ["6.3.closed"] = "breach", clause = { ["6.3.closed"] = "6.3.closed" } },
  expect { who = "B", ["6.3.closed"] = "pass" },
}

case "C6-3 a letter of 24 January 2022 is due on 17 February" {
  on = "2022-02-21",
  city "datong" { population = 1754700 },
  -- 29 and 30 January are worked, 31 January to 6 February are holidays
  file_transfer "late" {
    place = "datong", letter_received = "2022-01-24", dispatched = "2022-02-18",
  },
  file_transfer "in_time" {
    place = "datong", letter_received = "2022-01-24", dispatched = "2022-02-17",
  },
  -- Not dispatched on Monday the 21st: Friday the 18th and Monday
  file_transfer "waiting" { place = "datong", letter_received = "2022-01-24", dispatched = "-" },
  expect { who = "late", file_move_dispatch_due = "2022-02-17", file_move_dispatch_late = 1 },
  expect { who = "in_time", file_move_dispatch_due = "2022-02-17", file_move_dispatch_late = 0 },
  expect { who = "waiting", file_move_dispatch_late = 2 },
}

case "C6-4 who may keep files" {
  on = "2022-03-01",
  custodian "centre" { kind = "public_institution", county_or_above = "yes", authorised = "no" },
  custodian "township" { kind = "public_institution", county_or_above = "no", authorised = "no" },
  custodian "firm" { kind = "private_firm", county_or_above = "no", authorised = "no" },
  custodian "authorised" { kind = "private_firm", county_or_above = "no", authorised = "yes" },
  custodian "state" { kind = "state_unit", county_or_above = "yes", authorised = "no" },
  custodian "person" { kind = "person" },
  expect { who = "centre", custodian_valid = "yes", clause = { custodian_valid = "6.1" } },
  expect { who = "township", custodian_valid = "no" },
  expect { who = "firm", custodian_valid = "no" },
  expect { who = "authorised", custodian_valid = "yes" },
  expect { who = "state", custodian_valid = "no" },
  expect { who = "person", custodian_valid = "no" },
}

case "C6-5 channels" {
  on = "2022-03-01",
  file_transfer "graduate" { official = "no", channel = "registered_mail" },
  file_transfer "official" { official = "yes", channel = "registered_mail" },
  file_transfer "mail" { official = "yes", channel = "confidential_mail" },
  file_transfer "messenger" { official = "yes", channel = "messenger" },
  file_transfer "by_hand" { official = "no", channel = "by_hand" },
  expect { who = "graduate", ["6.8.channel"] = "pass" },
  expect { who = "graduate", clause = { ["6.8.channel"] = "6.8.channel" } },
  expect { who = "official", ["6.8.channel"] = "breach" },
  expect { who = "mail", ["6.8.channel"] = "pass" },
  expect { who = "messenger", ["6.8.channel"] = "pass" },
  expect { who = "by_hand", ["6.8.channel"] = "breach" },
}

case "C6-1, C6-3 where a transfer stands, who acts and by when" {
  on = "2022-02-21",
  city "datong" { population = 1754700 },
  file_transfer "one" {
    place = "datong", termination_certificate = "yes", from_last_unit = "yes",
    acceptance_certificate = "no",
  },
  file_transfer "complete" {
    place = "datong", termination_certificate = "yes", from_last_unit = "yes",
    acceptance_certificate = "yes", letter_received = "-", dispatched = "-",
  },
  file_transfer "waiting" {
    place = "datong", termination_certificate = "yes", from_last_unit = "yes",
    acceptance_certificate = "yes", letter_received = "2022-01-24", dispatched = "-",
  },
  file_transfer "late" {
    place = "datong", termination_certificate = "yes", from_last_unit = "yes",
    acceptance_certificate = "yes", letter_received = "2022-01-24", dispatched = "2022-02-18",
  },
  expect {
    who = "one", file_move_state = "papers", file_move_missing = "acceptance",
    file_move_by = "applicant",
  },
  expect { who = "complete", file_move_state = "letter", file_move_by = "new_custodian" },
  expect {
    who = "waiting", file_move_state = "dispatch", file_move_due = "2022-02-17",
    file_move_overdue = "yes", file_move_by = "old_custodian",
  },
  expect { who = "late", file_move_state = "finished", file_move_overdue = "no" },
}

case "C6-6 a cadre stays a cadre with another keeper" {
  on = "2022-06-30",
  custody_change "same" {
    before = "cadre", after = "cadre", served_before = 90, served_after = 90,
  },
  custody_change "worker" {
    before = "cadre", after = "worker", served_before = 90, served_after = 90,
  },
  custody_change "months" {
    before = "cadre", after = "cadre", served_before = 90, served_after = 0,
  },
  expect { who = "same", ["6.2"] = "pass" },
  expect { who = "worker", ["6.2"] = "breach" },
  expect { who = "months", ["6.2"] = "breach" },
}

case "6.6 a connected institution accepts a request of another place" {
  on = "2022-06-30",
  file_request "A" { connected = "yes", accepted = "yes" },
  file_request "B" { connected = "yes", accepted = "no" },
  file_request "C" { connected = "no", accepted = "no" },
  expect { who = "A", ["6.6"] = "pass" },
  expect { who = "B", ["6.6"] = "breach" },
  expect { who = "C", ["6.6"] = "not_concerned" },
}
