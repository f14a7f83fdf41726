-- SPDX-License-Identifier: Apache-2.0
-- Facts of social assistance, clause (13): parents, benefits, applications for temporary relief.

entity "parent" {
  title = "Parent of a child",
  child = one "person" { title = "Child", aliases = { "儿童" } },
  state = choice {
    "present", "away", "unable", "dead", "missing", "severe_disability", "serious_illness",
    "prison", "drug_isolation", "revoked", "deported", "detained", "no_contact",
    titles = {
      present = "在家", away = "外出务工", unable = "无监护能力", dead = "死亡", missing = "失踪",
      severe_disability = "重残", serious_illness = "重病", prison = "服刑",
      drug_isolation = "强制隔离戒毒", revoked = "被撤销监护资格", deported = "被遣送出境",
      detained = "被执行其他限制人身自由的措施", no_contact = "失联",
    },
    title = "State of the parent", aliases = { "父母状况" },
  },
  since = day { title = "In this state since", aliases = { "状况起始日" } },
}

entity "benefit" {
  title = "Benefit that a person receives",
  receiver = one "person" { title = "Who receives it", aliases = { "领取人" } },
  kind = choice {
    "living", "medical", "education", "other",
    titles = { living = "基本生活", medical = "医疗", education = "教育", other = "其他" },
    title = "What it is for", aliases = { "待遇类别" },
  },
  amount = money { title = "Amount a month", aliases = { "月金额" }, at_most = million (1) },
}

entity "relief_case" {
  title = "Application for temporary relief",
  place = one "city" { title = "Place", aliases = { "所在地" }, governs = true },
  persons = whole_number {
    title = "Persons in need", aliases = { "困难人数" }, unit = "person", at_least = 1, at_most = 50,
  },
  months = whole_number {
    title = "Months of need", aliases = { "困难月数" }, at_least = 1, at_most = 120,
  },
  asked = day { title = "Asked on", aliases = { "申请日" }, optional = true },
  paid = day { title = "Paid on", aliases = { "救助日" }, optional = true },
  completed = day { title = "Papers completed on", aliases = { "补齐手续日" }, optional = true },
}

entity "county_year" {
  title = "Standards of assistance of a county in a year",
  place = one "city" { title = "Place", aliases = { "所在地" }, governs = true },
  previous = one "county_year" { title = "Year before", aliases = { "上年" }, optional = true },
  rural_dibao_year = decimal {
    title = "Rural minimum living standard a year", aliases = { "农村低保年标准" },
    unit = "yuan/person", places = 2, at_most = 1000000,
  },
  urban_dibao = decimal {
    title = "Urban minimum living standard a month", aliases = { "城市低保月标准" },
    unit = "yuan/person", places = 2, at_least = 1, at_most = 1000000,
  },
  relief_standard = decimal {
    title = "Basic living in extreme poverty a month", aliases = { "特困基本生活月标准" },
    unit = "yuan/person", places = 2, at_most = 1000000,
  },
}
