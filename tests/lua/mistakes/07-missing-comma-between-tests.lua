clause "1" {
  decides = "settle", law = "S-1, 1", gives = "open",
  when = all { person.insured :is "yes" person.degree :is "none" },
}
