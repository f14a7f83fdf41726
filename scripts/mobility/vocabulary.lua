-- SPDX-License-Identifier: Apache-2.0
-- The facts that this pack may ask for. A CSV header may be the name, the title or an alias, and a
-- choice its name or title. An empty cell is unknown; "-" says that there is none.
-- Months and years are handed in as the office certifies them (counted, not as spells).

entity "city" {
  title = "City", is_region = true,
  name = text { title = "Name of the city", aliases = { "城市名称" } },
  population = whole_number {
    title = "Permanent residents of the urban area", aliases = { "城区常住人口" },
    unit = "person", at_most = million (100),
  },
}

entity "household" {
  title = "Household",
  residence = one "city" {
    title = "City where the household lives", aliases = { "居住城市" }, governs = true,
  },
  size = whole_number {
    title = "Members of the household", aliases = { "家庭人口" },
    unit = "person", at_least = 1, at_most = 50,
  },
  income_month = money {
    title = "Income of all members a month", aliases = { "家庭月收入" }, at_most = million (100),
  },
  within_asset_limits = yes_no {
    title = "Assets are within the local limits", aliases = { "财产符合规定" },
  },

  -- Poverty, clause (10): twelve whole months up to a day
  income_year = money {
    title = "Income of all members in twelve months", aliases = { "家庭年收入" },
    at_most = million (100),
  },
  income_year_ends = day { title = "Last day of these months", aliases = { "收入期末" } },
  rigid_expenses = money {
    title = "Expenses in these months that could not be avoided", aliases = { "刚性支出" },
    at_most = million (100),
  },
  income_collapsed = yes_no { title = "The income collapsed", aliases = { "收入骤减" } },
  food = yes_no { title = "Has food enough", aliases = { "吃饭不愁" } },
  clothing = yes_no { title = "Has clothing enough", aliases = { "穿衣不愁" } },
  schooling = yes_no { title = "Compulsory education is secured", aliases = { "义务教育有保障" } },
  medical = yes_no { title = "Basic medical care is secured", aliases = { "基本医疗有保障" } },
  housing = yes_no { title = "The home is safe", aliases = { "住房安全有保障" } },

  -- Work, clause (12)
  recognised = day {
    title = "Recognised as a family without employment on", aliases = { "零就业家庭认定日" },
    optional = true,
  },
  employed_again = day {
    title = "A member was employed on", aliases = { "实现就业日" }, optional = true,
  },
  needs = many "need" { "Needs", by = "household", at_most = 20 },
  helps = many "help" { "Measures", by = "household", at_most = 50 },
  members = many "member" { "Members in the labour market", by = "household", at_most = 50 },
}

entity "member" {
  title = "Member of a household in the labour market",
  household = one "household" { title = "Household", aliases = { "家庭编号" } },
  birth_date = day { title = "Date of birth", aliases = { "出生日期" }, private = true },
  sex = choice {
    "male", "female", titles = { male = "男", female = "女" },
    title = "Sex", aliases = { "性别" }, private = true,
  },
  studies = yes_no { title = "Is a pupil or student", aliases = { "在校" } },
  able = yes_no { title = "Is able to work", aliases = { "有劳动能力" } },
  wants_work = yes_no { title = "Wants to work", aliases = { "有就业意愿" } },
  registered_unemployed = yes_no {
    title = "Is registered as unemployed", aliases = { "登记失业" },
  },
}

entity "county" {
  title = "County that leaves poverty",
  zone = choice {
    "central", "west", titles = { central = "中部", west = "西部" },
    title = "Zone", aliases = { "区域" },
  },
  rural_population = whole_number {
    title = "Rural population", aliases = { "农村人口" }, unit = "person", at_least = 1,
    at_most = million (100),
  },
  poor_population = whole_number {
    title = "Poor population", aliases = { "贫困人口" }, unit = "person", at_most = million (100),
  },
}

entity "placement" {
  title = "Placement of a person in a public-welfare post",
  retires_on = day { title = "Statutory retirement on", aliases = { "法定退休日" } },
  first_approved = day { title = "First approved on", aliases = { "首次核准日" } },
  group = choice {
    "zero_family", "severe_disability", "older", "other",
    titles = {
      zero_family = "零就业家庭", severe_disability = "重度残疾", older = "大龄", other = "其他",
    },
    title = "Group", aliases = { "人员类别" },
  },
  earlier = whole_number {
    title = "Placements before this one", aliases = { "已安置次数" }, at_most = 100,
  },
}

entity "person" {
  title = "Person",
  birth_date = day { title = "Date of birth", aliases = { "出生日期" }, private = true },
  destination = one "city" { title = "City applied to", aliases = { "落户城市" }, governs = true },
  household = one "household" { title = "Household", aliases = { "家庭编号" } },
  key_group = choice {
    "none", "rural_student", "rural_soldier", "five_years_in_town", "whole_family",
    "new_generation",
    titles = {
      none = "无", rural_student = "农村学生", rural_soldier = "农村参军人员",
      five_years_in_town = "城镇就业五年", whole_family = "举家迁徙",
      new_generation = "新生代农民工",
    },
    title = "Key group among those who moved from the countryside", aliases = { "重点群体" },
  },

  -- Who may apply by points
  permit_since = day {
    title = "Residence permit of the city held without a break since", aliases = { "居住证起始日" },
    optional = true,
  },
  last_penalty = day {
    title = "Day of the last criminal penalty", aliases = { "最近刑事处罚日" },
    optional = true, private = true,
  },
  past_retirement_age = yes_no {
    title = "Is past the statutory retirement age", aliases = { "超过法定退休年龄" },
  },
  insured_run_months = whole_number {
    title = "Months insured without a break up to the cut-off day, as certified",
    aliases = { "连续缴费月数" }, unit = "months", at_most = 720,
  },
  backpaid_months = whole_number {
    title = "Months among the last 84 that were paid back later, as certified",
    aliases = { "补缴月数" }, unit = "months", at_most = 84,
  },

  -- Employment and home
  insured_months = whole_number {
    title = "Months of social insurance paid in time, without study for the degree claimed",
    aliases = { "社保缴费月数" }, unit = "months", at_most = 720,
  },
  owned_months = whole_number {
    title = "Months lived in an own home in the city, as certified",
    aliases = { "自有住所月数" }, unit = "months", at_most = 720,
  },
  rented_months = whole_number {
    title = "Months lived in a rented home or dormitory in the city, as certified",
    aliases = { "租住月数" }, unit = "months", at_most = 720,
  },
  owns_home = yes_no { title = "Owns a home in the city", aliases = { "拥有自有住房" } },
  home_moved_months = whole_number {
    title = "Months since 2018 with only the home moved out of the central districts, as certified",
    aliases = { "居住地迁出月数" }, unit = "months", at_most = 720,
  },
  both_moved_months = whole_number {
    title = "Months since 2018 with work and home moved out of the central districts, as certified",
    aliases = { "职住迁出月数" }, unit = "months", at_most = 720,
  },

  -- Education, innovation, honours
  degree = choice {
    "none", "college", "bachelor", "master", "doctor",
    titles = {
      none = "无", college = "大学专科", bachelor = "学士", master = "硕士", doctor = "博士",
    },
    title = "Highest degree", aliases = { "学历学位" },
  },
  national_prize = whole_number {
    title = "Points of the best national innovation prize, as certified",
    aliases = { "国家级奖项分值" }, at_most = 12,
  },
  city_prize = whole_number {
    title = "Points of the best innovation prize of the city, as certified",
    aliases = { "市级奖项分值" }, at_most = 6,
  },
  manager_years = whole_number {
    title = "Full years as a manager of a high-technology firm, as certified",
    aliases = { "高新企业任职年数" }, at_most = 60,
  },
  startup_years = whole_number {
    title = "Full years in a start-up that raised capital, as certified",
    aliases = { "创业企业任职年数" }, at_most = 60,
  },
  incubator_years = whole_number {
    title = "Full years in an incubator or service of innovation, as certified",
    aliases = { "孵化机构任职年数" }, at_most = 60,
  },
  honours = whole_number {
    title = "Honours that earn points", aliases = { "荣誉表彰数" }, at_most = 100,
  },

  -- Tax and law
  income_tax_year = money {
    title = "Individual income tax a year, average of the last three years",
    aliases = { "年均个人所得税" },
  },
  investor_tax_year = money {
    title = "Share as an investor in the tax of firms a year, average of the last three years",
    aliases = { "年均投资人纳税额" },
  },
  tax_offences = whole_number {
    title = "Tax offences", aliases = { "涉税违法次数" }, at_most = 100,
  },
  detentions = whole_number {
    title = "Administrative detentions", aliases = { "行政拘留次数" }, at_most = 100,
  },

  -- Insurance by scheme, and housing fund
  pension_months = whole_number {
    title = "Months of pension insurance in the city, as certified",
    aliases = { "养老保险月数" }, unit = "months", at_most = 720,
  },
  medical_months = whole_number {
    title = "Months of medical insurance in the city, as certified",
    aliases = { "医疗保险月数" }, unit = "months", at_most = 720,
  },
  unemployment_months = whole_number {
    title = "Months of unemployment insurance in the city, as certified",
    aliases = { "失业保险月数" }, unit = "months", at_most = 720,
  },
  injury_months = whole_number {
    title = "Months of work injury insurance in the city, as certified",
    aliases = { "工伤保险月数" }, unit = "months", at_most = 720,
  },
  maternity_months = whole_number {
    title = "Months of maternity insurance in the city, as certified",
    aliases = { "生育保险月数" }, unit = "months", at_most = 720,
  },
  fund_months = whole_number {
    title = "Months paid into the housing fund in the city, as certified",
    aliases = { "住房公积金月数" }, unit = "months", at_most = 720,
  },

  -- Assistance
  residence = one "city" { title = "City where the person lives", aliases = { "常住地" } },
  disability = choice {
    "none", "slight", "severe",
    titles = { none = "无", slight = "轻度", severe = "重度" },
    title = "Disability", aliases = { "残疾程度" }, private = true,
  },
  able_to_work = yes_no { title = "Is able to work", aliases = { "有劳动能力" } },
  has_income = yes_no { title = "Has a source of income", aliases = { "有生活来源" } },
  has_supporter = yes_no {
    title = "Somebody who must support the person is able to", aliases = { "有履行能力的法定义务人" },
  },
  eats = yes_no { title = "Eats without help", aliases = { "自主吃饭" }, private = true },
  dresses = yes_no { title = "Dresses without help", aliases = { "自主穿衣" }, private = true },
  leaves_bed = yes_no {
    title = "Goes to bed and rises without help", aliases = { "自主上下床" }, private = true,
  },
  uses_toilet = yes_no {
    title = "Uses the toilet without help", aliases = { "自主如厕" }, private = true,
  },
  walks = yes_no { title = "Walks indoors without help", aliases = { "室内行走" }, private = true },
  washes = yes_no { title = "Washes without help", aliases = { "自主洗澡" }, private = true },
  in_institution = yes_no { title = "Is cared for in an institution", aliases = { "集中供养" } },
  at_school = yes_no { title = "Is at school", aliases = { "在校就读" } },
  in_need = yes_no { title = "Was found in need", aliases = { "生活困难" } },
  parents = many "parent" { "Parents", by = "child", at_most = 4 },
  benefits = many "benefit" { "Benefits", by = "receiver", at_most = 20 },

  -- Education
  rural = yes_no {
    title = "Is registered as rural", aliases = { "农业户口" }, protected = true,
  },
  unit_before = choice {
    "organ", "institution", "state_enterprise", "private_enterprise", "none",
    titles = {
      organ = "机关", institution = "事业单位", state_enterprise = "国有企业",
      private_enterprise = "民营企业", none = "无",
    },
    title = "Unit before", aliases = { "原单位性质" },
  },
  registered_here = yes_no {
    title = "Is registered where the family lives", aliases = { "本地户籍" }, protected = true,
  },
  parent_permit_until = day {
    title = "Residence permit of a parent is valid until", aliases = { "父母居住证有效期至" },
    optional = true,
  },
  exam_day = day { title = "Day of the entrance examination", aliases = { "高考日" } },
  exam_registered = yes_no {
    title = "Has registered for the entrance examination", aliases = { "已报名高考" },
  },
  parent_from_area = yes_no {
    title = "A parent or guardian is registered in the area of the special plan",
    aliases = { "父母或监护人当地户籍" },
  },
  registrations = many "registration" { "Registrations", by = "student", at_most = 50 },
  school_years = many "school_year" { "School years", by = "student", at_most = 30 },
}
