-- SPDX-License-Identifier: Apache-2.0
-- Facts of the economy: employment, clause (1), and regions that develop together, clause (2).

entity "employment_year" {
  title = "Employment in a year",
  closes = day { title = "Last day of the year", aliases = { "年末" } },
  new_jobs = whole_number {
    title = "New urban jobs", aliases = { "城镇新增就业" }, unit = "person",
    at_most = million (1000),
  },
  registered_rate = decimal {
    title = "Registered urban unemployment at the end of the year, percent",
    aliases = { "登记失业率" }, places = 2, at_most = 100,
  },
  months = many "employment_month" { "Months surveyed", by = "year", at_most = 12 },
}

entity "employment_month" {
  title = "Month of surveyed unemployment",
  year = one "employment_year" { title = "Year", aliases = { "年份" } },
  rate = decimal {
    title = "Surveyed urban unemployment, percent", aliases = { "调查失业率" }, places = 2,
    at_most = 100,
  },
}

entity "measure" {
  title = "Major policy or investment project",
  adopted = day { title = "Adopted on", aliases = { "出台日" } },
  assessed = day {
    title = "Effect on employment assessed on", aliases = { "就业影响评估日" }, optional = true,
  },
  jobs_lost = whole_number {
    title = "Jobs lost, net", aliases = { "净减少岗位" }, unit = "person", at_most = million (10),
  },
  jobs_placed = whole_number {
    title = "Persons whom a placement plan covers", aliases = { "安置人数" }, unit = "person",
    at_most = million (10),
  },
}

entity "job_report" {
  title = "Quality of new jobs in a region and year",
  previous = one "job_report" { "The year before", aliases = { "上年" }, optional = true },
  jobs = whole_number {
    title = "New jobs", aliases = { "新增岗位" }, unit = "person", at_least = 1,
    at_most = million (1000),
  },
  contracts = whole_number {
    title = "With a written contract", aliases = { "签订合同" }, unit = "person",
    at_most = million (1000),
  },
  insured = whole_number {
    title = "Insured", aliases = { "参加保险" }, unit = "person", at_most = million (1000),
  },
  paid = whole_number {
    title = "Paid the local minimum wage or more", aliases = { "不低于最低工资" },
    unit = "person", at_most = million (1000),
  },
}

entity "sector" {
  title = "Sector of a region",
  employed = whole_number {
    title = "Employed", aliases = { "从业人数" }, unit = "person", at_least = 1,
    at_most = million (1000),
  },
  displaced = whole_number {
    title = "Displaced by machines in twelve months", aliases = { "被替代人数" },
    unit = "person", at_most = million (1000),
  },
}

entity "taking" {
  title = "Contracted land that is given up",
  voluntary = yes_no { title = "Given up of free will", aliases = { "自愿" } },
  assessed = money { title = "Assessed value", aliases = { "评估价" } },
  paid = money { title = "Compensation paid", aliases = { "补偿额" } },
}

entity "river_year" {
  title = "Year of a contract between the regions of a river",
  index = decimal {
    title = "Index of water quality", aliases = { "水质指数" }, places = 3, at_most = 100,
  },
}

entity "urbanisation" {
  title = "Rates of urbanisation in a year",
  resident_rate = decimal {
    title = "Residents in towns, percent", aliases = { "常住人口城镇化率" }, places = 2,
    at_most = 100,
  },
  registered_rate = decimal {
    title = "Registered in towns, percent", aliases = { "户籍人口城镇化率" }, places = 2,
    at_most = 100,
  },
  base_gap = decimal {
    title = "Gap between the two in 2013", aliases = { "2013年差距" }, places = 2, at_most = 100,
  },
}

entity "industry_plan" {
  title = "Measures of a local plan of industries, by what they need most",
  capital = whole_number { title = "Capital", aliases = { "资本密集型措施" }, at_most = 1000 },
  technology = whole_number { title = "Technology", aliases = { "技术密集型措施" }, at_most = 1000 },
  knowledge = whole_number { title = "Knowledge", aliases = { "知识密集型措施" }, at_most = 1000 },
  labour = whole_number { title = "Labour", aliases = { "劳动密集型措施" }, at_most = 1000 },
}

entity "project" {
  title = "Project that asks for support",
  industry = choice {
    "information_technology", "equipment", "digital_creative", "smart_agriculture", "logistics",
    "other",
    titles = {
      information_technology = "新一代信息技术", equipment = "高端装备", digital_creative = "数字创意",
      smart_agriculture = "智慧农业", logistics = "现代物流", other = "其他",
    },
    title = "Industry", aliases = { "行业" },
  },
}

entity "cooperation" {
  title = "Cooperation of two regions",
  agreement = yes_no { title = "There is a signed agreement", aliases = { "有合作协议" } },
  contact = yes_no { title = "There is a body in contact", aliases = { "有联络机构" } },
  listed = day {
    title = "Items of the year listed on", aliases = { "年度事项清单日" }, optional = true,
  },
}

entity "bidder" {
  title = "Firm that asks for credit, a tender or a licence",
  ownership = choice {
    "state", "private", "foreign",
    titles = { state = "国有", private = "民营", foreign = "外资" },
    title = "Ownership", aliases = { "所有制" }, protected = true,
  },
  price = whole_number { title = "Points for the price", aliases = { "报价得分" }, at_most = 100 },
}

entity "pairing" {
  title = "Year of help from one region to the region that it is paired with",
  revenue = money {
    title = "General budget revenue of the donor", aliases = { "一般公共预算收入" },
    at_most = million (10000000),
  },
  paid = money {
    title = "Paid to the paired region", aliases = { "对口支援资金" }, at_most = million (10000000),
  },
}

entity "balance_year" {
  title = "Chances to move in the regions of a country, in a year",
  previous = one "balance_year" { "The year before", aliases = { "上年" }, optional = true },
  regions = many "region_chances" { "Regions", by = "year", at_most = 100 },
}

entity "region_chances" {
  title = "Chances to move in a region",
  year = one "balance_year" { title = "Year", aliases = { "年份" } },
  ratio = decimal {
    title = "Vacancies for each person who looks for work", aliases = { "求人倍率" }, places = 2,
    at_most = 100,
  },
}
