-- SPDX-License-Identifier: Apache-2.0
-- Clause (6): personnel files. 6.1 who may keep them, 6.3 papers, 6.8 clock and channel.

provision "6.1" {
  "Files are kept by public services and institutions that may keep them", law = "OPN-2019, (6)",
}
provision "6.2" {
  "Who a person is does not change with the keeper of the file", law = "OPN-2019, (6)",
}
provision "6.3" { "A file moves with two certificates and no more", law = "OPN-2019, (6)" }
provision "6.4" { "Files are kept and served by information systems", law = "OPN-2019, (6)" }
provision "6.5" { "File institutions are joined across the nation", law = "OPN-2019, (6)" }
provision "6.6" { "A transfer can be asked for online and in any place", law = "OPN-2019, (6)" }
provision "6.7" { "Measures for livelihood files are studied and made", law = "OPN-2019, (6)" }
provision "6.8" { "A transfer has its days and its channels", law = "OPN-2019, (6)" }

decision "custodian_valid" { title = "May keep personnel files", about = custodian, gives = yes_no }

clause "6.1" {
  decides = "custodian_valid", law = "FILES-2021",
  title = "A public institution of county level or above, or a unit that the province authorised",
  gives = by (custodian.kind) {
    public_institution = any { custodian.county_or_above, custodian.authorised },
    state_unit = custodian.authorised,
    private_firm = custodian.authorised,
    person = "no",
  },
}

decision "file_papers" {
  title = "State of the papers of the transfer", about = file_transfer,
  gives = choice {
    "complete", "incomplete", titles = { complete = "材料齐全", incomplete = "材料不全" },
  },
}

clause "6.3" {
  decides = "file_papers", law = "OPN-2019, (6)",
  title = "Termination certificate of the last unit and acceptance certificate of the new one",
  gives = by (all {
    file_transfer.termination_certificate, file_transfer.from_last_unit,
    file_transfer.acceptance_certificate,
  }) { yes = "complete", no = "incomplete" },
}

requirement "6.3.closed" {
  about = file_transfer, law = "OPN-2019, (6)",
  title = "The list of papers is closed: the window demands no further one",
  demands = file_transfer.other_papers :is (0),
}

parameter "file_days" {
  title = "Working days in which the old custodian dispatches a file", override = "ceiling",
  from ("2022-01-01", 15, "FILES-2021"),
}

procedure "file_move" {
  title = "6.3, 6.8 Transfer of a file", about = file_transfer, law = "FILES-2021",
  step {
    "papers", law = "OPN-2019, (6)", by = "applicant",
    needs = {
      termination = all { file_transfer.termination_certificate, file_transfer.from_last_unit },
      acceptance = file_transfer.acceptance_certificate,
    },
  },
  step { "letter", by = "new_custodian", done = file_transfer.letter_received },
  step {
    "dispatch", by = "old_custodian", done = file_transfer.dispatched,
    within = working_days (param.file_days :on (file_transfer.letter_received)),
  },
}

requirement "6.8.channel" {
  about = file_transfer, law = "FILES-2021",
  title = "Never by hand; files of officials by confidential mail or messenger only",
  demands = by (file_transfer.channel) {
    confidential_mail = "yes", messenger = "yes",
    registered_mail = file_transfer.official :is "no",
    by_hand = "no",
  },
}

requirement "6.2" {
  about = custody_change, law = "OPN-2019, (6)",
  title = "Who a person is and how long it served does not change with the keeper of the file",
  demands = all {
    custody_change.before :is (custody_change.after),
    custody_change.served_before :is (custody_change.served_after),
  },
}

requirement "6.6" {
  about = file_request, law = "OPN-2019, (6)",
  title = "Any institution that is connected accepts a request",
  where = file_request.connected, demands = file_request.accepted,
}
