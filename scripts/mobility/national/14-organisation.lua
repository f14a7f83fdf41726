-- SPDX-License-Identifier: Apache-2.0
-- Clause (14): organisation and implementation. The text at hand stops in the middle of a
-- sentence of this clause; nothing is put in its place. 14.5 and 14.6 are named by summaries.

provision "14.1" {
  "Regions and departments act, and each provision has a body that answers for it",
  law = "OPN-2019, (14)",
  truncated = true,
}
provision "14.2" {
  "Local rules fit the place, and are lawful", law = "OPN-2019, (14)",
  truncated = true,
}
provision "14.3" { "Tasks are led and followed up", law = "OPN-2019, (14)", truncated = true }
provision "14.4" {
  "Local rules stay lawful when the national law changes", law = "OPN-2019, (14)",
  truncated = true,
}
provision "14.5" { "Higher law wins over lower", law = "ORIGINAL-MEASURES, 15", beyond_text = true }
provision "14.6" {
  "The public is told", law = "ORIGINAL-MEASURES, 16",
  beyond_text = true,
  declared_only = "whether the public was told is no decision about a person",
}

requirement "14.1" {
  about = implementation, law = "OPN-2019, (14)",
  title = "Each clause is worked out by a document",
  demands = kinds_of (implementation.documents, implementing_document.works_out) :covers {
    "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13",
  },
}
