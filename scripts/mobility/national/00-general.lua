-- SPDX-License-Identifier: Apache-2.0
-- The general requirements, before the clauses: what all rules have to be. Those about treatment
-- are in 00-equal-treatment.lua.

provision "0.1" {
  "What hinders mobility in the system is removed; what stays is justified and reviewed",
  law = "OPN-2019, general requirements",
}
provision "0.2" {
  "Everyone can develop by work: rules for all ask no protected fact",
  law = "OPN-2019, general requirements",
}
provision "0.3" {
  "The Party leads and people are at the centre: each provision has a body that answers for it",
  law = "OPN-2019, general requirements",
}
provision "0.4" {
  "Rules begin with the conditions of the country: a local rule has its document, days and reason",
  law = "OPN-2019, general requirements",
}
provision "0.5" {
  "The market leads and government guides: each provision says who acts and through what",
  law = "OPN-2019, general requirements",
}
provision "0.6" {
  "Bridges between places and units, ladders upwards, a floor below",
  law = "OPN-2019, general requirements",
}
provision "0.7" {
  "Innovation and the creation of enterprises", law = "OPN-2019, general requirements",
}
provision "0.8" {
  "Mobility that is reasonable, just, smooth and orderly", law = "OPN-2019, general requirements",
}
provision "0.9" {
  "A person's development is part of the nation's", law = "OPN-2019, general requirements",
  declared_only = "there is no test in the text",
}
