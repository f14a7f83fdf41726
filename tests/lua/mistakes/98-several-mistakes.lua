-- All of these are found in one run.
source "S-2" { titel = "A law", title = "A law" }
clause "1" {
  decides = "settle", law = "S-1, 1"
  when = person.months >= 12,
  gives = "open",
}
clause "2" {
  decides = "settle", law = "S-1, 1",
  when = person.insured and person.degree :is "none",
  gives = "open", gives = "closed",
}
source "S-3" { title = "A law", since = "2020-02-30" }
decision "fine" { about = person, gives = yes_no }
