-- SPDX-License-Identifier: Apache-2.0
-- Facts of education, clause (11): schools, and the school years of a student.

entity "school" {
  title = "School",
  place = one "city" { title = "Place", aliases = { "所在地" }, governs = true },
  stage = choice {
    "primary", "junior",
    titles = { primary = "小学", junior = "初中" },
    title = "Stage", aliases = { "学段" },
  },
  rural = yes_no { title = "Is a rural school", aliases = { "农村学校" } },
  pupils = whole_number {
    title = "Pupils without a disability", aliases = { "普通学生数" },
    unit = "person", at_most = 100000,
  },
  disabled_pupils = whole_number {
    title = "Pupils with a disability", aliases = { "残疾学生数" },
    unit = "person", at_most = 100000,
  },
  boarders = whole_number {
    title = "Boarders", aliases = { "寄宿生数" }, unit = "person", at_most = 100000,
  },
  poor_boarders = whole_number {
    title = "Boarders from families in difficulty", aliases = { "困难寄宿生数" },
    unit = "person", at_most = 100000,
  },
  poor_day_pupils = whole_number {
    title = "Day pupils from families in difficulty", aliases = { "困难非寄宿生数" },
    unit = "person", at_most = 100000,
  },
}

entity "school_year" {
  title = "School year of a student",
  student = one "person" { title = "Student", aliases = { "学生" } },
  from = day { title = "First day", aliases = { "起" } },
  to = day { title = "Last day; none while it runs", aliases = { "止" }, optional = true },
  in_area = yes_no {
    title = "Registered at a school of a county of the special plan", aliases = { "实施区域学籍" },
  },
  studied = yes_no { title = "Studied there in fact", aliases = { "实际就读" } },
}

entity "registration" {
  title = "Household registration of a student",
  student = one "person" { title = "Student", aliases = { "学生" } },
  from = day { title = "First day", aliases = { "起" } },
  to = day { title = "Last day; none while it runs", aliases = { "止" }, optional = true },
  in_area = yes_no {
    title = "In a county of the special plan", aliases = { "实施区域户籍" },
  },
}

entity "university" {
  title = "University",
  intake = whole_number {
    title = "Undergraduates admitted a year", aliases = { "本科招生数" },
    unit = "person", at_most = 100000,
  },
  special_seats = whole_number {
    title = "Seats of its special plan", aliases = { "高校专项计划数" },
    unit = "person", at_most = 100000,
  },
}

entity "post_rule" {
  title = "Rule of a county on pupils for each post",
  stage = choice {
    "primary", "junior", "senior",
    titles = { primary = "小学", junior = "初中", senior = "高中" },
    title = "Stage", aliases = { "学段" },
  },
  urban = decimal {
    title = "Pupils for each post in town", aliases = { "城镇师生比" }, places = 1, at_most = 100,
  },
  rural = decimal {
    title = "Pupils for each post in the country", aliases = { "农村师生比" }, places = 1,
    at_most = 100,
  },
}

entity "resource_standard" {
  title = "Standard of a county for one resource of schools",
  resource = choice {
    "buildings", "teachers", "equipment", "funds",
    titles = { buildings = "校舍", teachers = "师资", equipment = "装备", funds = "经费" },
    title = "Resource", aliases = { "资源" },
  },
  urban = decimal {
    title = "In town", aliases = { "城镇标准" }, places = 2, at_most = million (1),
  },
  rural = decimal {
    title = "In the country", aliases = { "农村标准" }, places = 2, at_most = million (1),
  },
}

entity "youth" {
  title = "Young person who asks for a place at a technical school",
  registered_poor = yes_no { title = "Of a registered poor household", aliases = { "建档立卡" } },
  applied = day { title = "Asked on", aliases = { "申请日" }, optional = true },
  placed = day { title = "Has a place since", aliases = { "录取日" }, optional = true },
  fees = money { title = "Fees that are asked", aliases = { "学费" } },
}

entity "enrolment" {
  title = "Child of permit holders that is to go to school",
  entitled = yes_no { title = "Is entitled to a place", aliases = { "符合入学条件" } },
  term = day { title = "First day of the term", aliases = { "开学日" } },
  offered = day { title = "Place offered on", aliases = { "学位通知日" }, optional = true },
}
