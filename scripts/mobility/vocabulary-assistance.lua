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

choice "need" {
  "illness", "schooling", "housing", "water", "work", "care",
  titles = {
    illness = "疾病", schooling = "就学", housing = "住房", water = "饮水", work = "就业", care = "照料",
  },
}

entity "need" {
  title = "Need of a poor household",
  household = one "household" { title = "Household", aliases = { "户" } },
  kind = choice { "Kind", of = "need", aliases = { "需求类别" } },
}

entity "help" {
  title = "Active measure for a poor household, with an owner and a day",
  household = one "household" { title = "Household", aliases = { "户" } },
  against = choice { "Need that it meets", of = "need", aliases = { "对应需求" } },
}

entity "poor_area" {
  title = "Area of deep poverty, and the province in which it lies",
  funds = money { title = "Funds of the area", aliases = { "片区资金" } },
  poor = whole_number {
    title = "Poor persons of the area", aliases = { "片区贫困人口" }, at_least = 1,
    at_most = million (100),
  },
  province_funds = money { title = "Funds of the province", aliases = { "全省资金" } },
  province_poor = whole_number {
    title = "Poor persons of the province", aliases = { "全省贫困人口" }, at_least = 1,
    at_most = million (100),
  },
}

entity "monitored_county" {
  title = "County that watches households a little above the line",
  registered = whole_number {
    title = "Registered poor", aliases = { "建档立卡人口" }, at_least = 1, at_most = million (10),
  },
  monitored = whole_number {
    title = "Persons watched", aliases = { "监测人口" }, at_most = million (10),
  },
  deep = yes_no { title = "Is an area of deep poverty", aliases = { "深度贫困地区" } },
}

entity "child_record" {
  title = "Record of a child in distress",
  life = yes_no { title = "Current entry on life", aliases = { "生活保障" } },
  schooling = yes_no { title = "Current entry on schooling", aliases = { "教育保障" } },
  safety = yes_no { title = "Current entry on safety", aliases = { "安全保障" } },
}
