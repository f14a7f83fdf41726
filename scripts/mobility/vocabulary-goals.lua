-- SPDX-License-Identifier: Apache-2.0
-- The figures of a region and year that the policy wants to grow. A year refers to the year before.

entity "region_year" {
  title = "Figures of a region and year",
  previous = one "region_year" { "The year before", aliases = { "上年" }, optional = true },
  entities = whole_number {
    title = "New market entities", aliases = { "新设市场主体" }, at_most = million (100),
  },
  residents = whole_number {
    title = "Residents", aliases = { "常住人口" }, unit = "person", at_least = 1,
    at_most = million (1500),
  },
  basic_research = money {
    title = "Spent on basic research", aliases = { "基础研究经费" }, at_most = million (10000000),
  },
  research = money {
    title = "Spent on research and development", aliases = { "研发经费" }, at_least = 1,
    at_most = million (10000000),
  },
  skilled = whole_number {
    title = "Skilled workers", aliases = { "技能人才" }, unit = "person", at_least = 1,
    at_most = million (1000),
  },
  high_skilled = whole_number {
    title = "Highly skilled workers", aliases = { "高技能人才" }, unit = "person",
    at_most = million (1000),
  },
  rural_investment = money {
    title = "New public investment in the countryside", aliases = { "农村公共投资" },
    at_most = million (10000000),
  },
  investment = money {
    title = "New public investment", aliases = { "公共投资" }, at_least = 1,
    at_most = million (10000000),
  },
  settled = whole_number {
    title = "People from the countryside who settled", aliases = { "落户人数" }, unit = "person",
    at_most = million (100),
  },
  settled_plan = whole_number {
    title = "People who were to settle", aliases = { "计划落户人数" }, unit = "person",
    at_most = million (100),
  },
  exchanged = whole_number {
    title = "Officials and managers exchanged, both ways", aliases = { "交流人数" },
    unit = "person", at_most = million (10),
  },
  files = whole_number {
    title = "Personnel files kept", aliases = { "档案数" }, at_least = 1, at_most = million (1000),
  },
  digitised = whole_number {
    title = "Personnel files digitised", aliases = { "数字化档案数" }, at_most = million (1000),
  },
  institutions = whole_number {
    title = "Institutions that keep files", aliases = { "档案机构数" }, at_least = 1,
    at_most = 100000,
  },
  connected = whole_number {
    title = "Institutions connected", aliases = { "联网机构数" }, at_most = 100000,
  },
  counties = whole_number { title = "Counties", aliases = { "县数" }, at_least = 1, at_most = 5000 },
  direct_counties = whole_number {
    title = "Counties with direct payment of outpatient costs", aliases = { "门诊直接结算县数" },
    at_most = 5000,
  },
  exited = whole_number {
    title = "Households that left poverty two years ago", aliases = { "两年前脱贫户数" },
    at_least = 1, at_most = million (100),
  },
  exited_above = whole_number {
    title = "Of them, above one and a half times the line", aliases = { "其中稳定户数" },
    at_most = million (100),
  },
  enrolment_seats = whole_number {
    title = "Seats of the cooperation plan of enrolment", aliases = { "协作计划招生数" },
    at_most = million (10),
  },
  admitted = whole_number {
    title = "Admitted to key universities", aliases = { "重点高校录取数" }, unit = "person",
    at_least = 1, at_most = million (10),
  },
  admitted_rural = whole_number {
    title = "Of them, from the countryside or poor areas", aliases = { "其中农村和贫困地区" },
    unit = "person", at_most = million (10),
  },
  counties_without_school = whole_number {
    title = "Poor counties that need a vocational school and have none",
    aliases = { "缺中职学校贫困县" }, at_most = 5000,
  },
  covered = whole_number {
    title = "Residents whom employment services cover", aliases = { "服务覆盖人数" },
    unit = "person", at_most = million (1500),
  },
}

entity "office" {
  title = "Authority of a place, and what it has done",
  level = choice {
    "province", "city", "county", titles = { province = "省", city = "市", county = "县" },
    title = "Level", aliases = { "层级" },
  },
  integration_plan = day {
    title = "Plan of urban and rural integration registered on", aliases = { "城乡融合方案日" },
    optional = true,
  },
  research_programme = day {
    title = "Programme of research between disciplines registered on",
    aliases = { "交叉研究计划登记日" }, optional = true,
  },
  vocational_agreement = day {
    title = "Agreement of vocational schools of east and west registered on",
    aliases = { "职教协作协议日" }, optional = true,
  },
  poor_county = yes_no { title = "Is a poor county", aliases = { "贫困县" } },
  left_poverty = day { title = "Left poverty on", aliases = { "摘帽日" }, optional = true },
  shock = day {
    title = "Fall of prices or wages found on", aliases = { "冲击认定日" }, optional = true,
  },
  reviewed = day { title = "Effects reviewed on", aliases = { "跟踪评估日" }, optional = true },
  standard_reviewed = day {
    title = "Standard of living allowance reviewed on", aliases = { "低保标准调整日" },
    optional = true,
  },
}

entity "assistance" {
  title = "Help for a person who finds no work",
  identified = day { title = "Identified on", aliases = { "认定日" }, optional = true },
  planned = day { title = "Plan made on", aliases = { "援助方案日" }, optional = true },
}

choice "opinion_clause" {
  "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13",
}

entity "implementation" {
  title = "How a province or a department puts the opinions to work",
  documents = many "implementing_document" {
    "Implementing documents", by = "implementation", at_most = 100,
  },
}

entity "implementing_document" {
  title = "Implementing document",
  implementation = one "implementation" { title = "Of", aliases = { "实施主体" } },
  works_out = choice { "Clause that it works out", of = "opinion_clause", aliases = { "条款" } },
}
