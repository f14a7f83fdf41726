-- SPDX-License-Identifier: Apache-2.0
-- Facts of work: start-ups and loans, clause (3); movement between posts and pensions, clause (5).

entity "investment_year" {
  title = "Year of an enterprise that invests in vocational education",
  invested = money { title = "Invested in vocational education", aliases = { "职业教育投资" } },
  carried_in = money { title = "Credit carried in from the year before", aliases = { "结转抵免额" } },
  surcharges = money {
    title = "Education surcharges payable this year", aliases = { "应缴教育费附加" },
  },
}

entity "startup" {
  title = "Start-up of an enterprise",
  place = one "city" { title = "Place", aliases = { "所在地" }, governs = true },
  completed = day { title = "Ready on", aliases = { "办结日" } },
  registration_days = decimal {
    title = "Working days for registration", aliases = { "登记工作日" }, places = 1, at_most = 1000,
  },
  seal_days = decimal {
    title = "Working days for the seal", aliases = { "刻章工作日" }, places = 1, at_most = 1000,
  },
  invoice_days = decimal {
    title = "Working days for invoices", aliases = { "领票工作日" }, places = 1, at_most = 1000,
  },
}

entity "loan" {
  title = "Guaranteed start-up loan",
  place = one "city" { title = "Place", aliases = { "所在地" }, governs = true },
  kind = choice {
    "personal", "partnership", "firm",
    titles = { personal = "个人", partnership = "合伙", firm = "小微企业" },
    title = "Who borrows", aliases = { "贷款类别" },
  },
  signed = day { title = "Signed on", aliases = { "签订日" } },
  principal = money { title = "Principal", aliases = { "本金" }, at_most = million (100) },
  rate = decimal {
    title = "Rate of the contract, percent a year", aliases = { "合同利率" },
    places = 2, at_most = 100,
  },
  lpr = decimal {
    title = "Loan prime rate of that day, percent a year", aliases = { "LPR" },
    places = 2, at_most = 100,
  },
  staff = whole_number {
    title = "Staff of the firm", aliases = { "职工人数" }, unit = "person", at_least = 1,
    at_most = 100000,
  },
  new_hires = whole_number {
    title = "Newly hired persons who qualify", aliases = { "新招用人数" },
    unit = "person", at_most = 100000,
  },
  partners = many "partner" { "Partners", by = "loan", at_most = 50 },
}

entity "partner" {
  title = "Partner of a partnership that borrows",
  loan = one "loan" { title = "Loan", aliases = { "贷款编号" } },
  eligible = yes_no { title = "Qualifies for a loan alone", aliases = { "符合条件" } },
}

entity "transfer_in" {
  title = "Transfer of a person into an organ of Party or government",
  birth_date = day { title = "Date of birth", aliases = { "出生日期" }, private = true },
  post = choice {
    "bureau", "county_team", "division", "section",
    titles = {
      bureau = "厅局级", county_team = "县级领导班子", division = "其他处级", section = "科级",
    },
    title = "Level of the post", aliases = { "职务层次" },
  },
  organ = choice {
    "central", "province", "city", "county",
    titles = { central = "中央", province = "省级", city = "市级", county = "县级及以下" },
    title = "Level of the organ", aliases = { "机关层级" },
  },
  degree = choice {
    "none", "college", "bachelor", "master", "doctor",
    titles = {
      none = "无", college = "大学专科", bachelor = "本科", master = "硕士", doctor = "博士",
    },
    title = "Highest degree", aliases = { "学历" },
  },
  professional = yes_no { title = "Comes from a professional post", aliases = { "专业技术人员" } },
  full_senior = yes_no { title = "Has a full senior title", aliases = { "正高职称" } },
  deputy_senior_since = day {
    title = "Has a deputy senior title since", aliases = { "副高职称取得日" }, optional = true,
  },
  approved_above = yes_no {
    title = "The next higher body has approved an exception", aliases = { "上级批准" },
  },
}

entity "service" {
  title = "Service of a person recruited for hard areas",
  recruited = day { title = "Recruited on", aliases = { "录用日" } },
  target = choice {
    "hard_same_city", "hard_other_city", "other",
    titles = {
      hard_same_city = "同市艰苦边远县乡", hard_other_city = "外市艰苦边远县乡", other = "其他机关",
    },
    title = "Organ that the person would move to", aliases = { "调往机关" },
  },
}

entity "pension_move" {
  title = "Transfer of a pension relation between provinces",
  balance = money { title = "Balance of the own account", aliases = { "个人账户余额" } },
  applied = day { title = "Applied on", aliases = { "申请日" }, optional = true },
  reviewed = day {
    title = "Reviewed, and letter sent, by the new agency on", aliases = { "联系函发出日" },
    optional = true,
  },
  handed_over = day {
    title = "Handed over by the old agency on", aliases = { "转出日" }, optional = true,
  },
  closed = day {
    title = "Closed by the new agency on", aliases = { "办结日" }, optional = true,
  },
  wages = many "wage_year" { "Wages paid on, by year", by = "move", at_most = 60 },
}

entity "wage_year" {
  title = "Wages of a year on which contributions were paid",
  move = one "pension_move" { title = "Transfer", aliases = { "转移编号" } },
  year = whole_number { title = "Year", aliases = { "年份" }, at_least = 1949, at_most = 2100 },
  wages = money {
    title = "Wages paid on in that year", aliases = { "缴费工资" }, at_most = million (100),
  },
}

entity "pension" {
  title = "Pension relation of a person",
  sex = choice {
    "male", "female", titles = { male = "男", female = "女" },
    title = "Sex", aliases = { "性别" }, private = true,
  },
  birth_date = day { title = "Date of birth", aliases = { "出生日期" }, private = true },
  group = choice {
    "man_60", "woman_55", "woman_50",
    titles = { man_60 = "男职工", woman_55 = "原五十五周岁女职工", woman_50 = "原五十周岁女职工" },
    title = "Group of the retirement age", aliases = { "退休年龄类别" },
  },
  new_place_is_home = yes_no {
    title = "The new place lies in the province of registration", aliases = { "转往户籍省" },
  },
  approved_transfer = yes_no {
    title = "Moves by a transfer that an organ approved", aliases = { "经批准调动" },
  },
  employee_months = whole_number {
    title = "Months in the scheme of employees", aliases = { "职工养老缴费月数" },
    unit = "months", at_most = 720,
  },
  employee_account = money {
    title = "Account in the scheme of employees", aliases = { "职工养老个人账户" },
  },
  resident_months = whole_number {
    title = "Months in the scheme of residents", aliases = { "居民养老缴费月数" },
    unit = "months", at_most = 720,
  },
  resident_account = money {
    title = "Account in the scheme of residents", aliases = { "居民养老个人账户" },
  },
  spells = many "contribution" { "Spells of contributions", by = "pension", at_most = 200 },
}

entity "contribution" {
  title = "Spell of contributions to a pension",
  pension = one "pension" { title = "Pension relation", aliases = { "养老关系编号" } },
  from = day { title = "First day", aliases = { "起" } },
  to = day { title = "Last day; none while it runs", aliases = { "止" }, optional = true },
}

entity "ruling" {
  title = "Decision at the discretion of an authority",
  least = money { title = "Published range: least", aliases = { "裁量下限" } },
  most = money { title = "Published range: most", aliases = { "裁量上限" } },
  amount = money { title = "Amount decided", aliases = { "裁量金额" } },
}

entity "advert" {
  title = "Advert or interview of an employer",
  sex = yes_no {
    title = "Limits the post to a sex, or prefers one", aliases = { "限定或优先性别" },
  },
  refuses = yes_no { title = "Refuses somebody for the sex", aliases = { "以性别拒录" } },
  asks_family = yes_no { title = "Asks about marriage and children", aliases = { "询问婚育" } },
  pregnancy_test = yes_no { title = "Demands a test of pregnancy", aliases = { "妊娠测试" } },
  limits_births = yes_no {
    title = "Makes births a condition of the contract", aliases = { "限制生育" },
  },
  higher_bar = yes_no { title = "Asks more of women", aliases = { "提高对妇女标准" } },
  prohibited_labour = yes_no {
    title = "The work is forbidden to women by law", aliases = { "女职工禁忌劳动" },
  },
}

entity "county_services" {
  title = "Public employment services of a county",
  free = yes_no { title = "The basic list is free of charge", aliases = { "基本服务免费" } },
  kinds = whole_number {
    title = "Kinds of providers", aliases = { "服务主体类型数" }, at_most = 20,
  },
}

entity "training_base" {
  title = "Base that trains founders, or hosts them",
  seats = whole_number { title = "Seats", aliases = { "工位数" }, at_most = 100000 },
  trainers = whole_number { title = "Trainers", aliases = { "导师数" }, at_most = 10000 },
  started = whole_number {
    title = "Firms that began there", aliases = { "入驻企业数" }, at_least = 1, at_most = 100000,
  },
  alive = whole_number {
    title = "Of them, still there", aliases = { "存续企业数" }, at_most = 100000,
  },
}

entity "relaxed_post" {
  title = "Post of a civil servant at the base, with easier conditions than the general ones",
  hardship_class = whole_number {
    title = "Hardship class of the county, 0 for none", aliases = { "艰苦类别" }, at_most = 6,
  },
  general_age = whole_number {
    title = "Age at most, in general", aliases = { "一般年龄上限" }, at_most = 70,
  },
  age = whole_number {
    title = "Age at most, here", aliases = { "放宽年龄上限" }, at_most = 70,
  },
  general_line = whole_number {
    title = "Pass line in general", aliases = { "一般合格线" }, at_most = 200,
  },
  line = whole_number {
    title = "Pass line here", aliases = { "放宽合格线" }, at_most = 200,
  },
}

entity "local_rule" {
  title = "Rule for enterprises that an authority has made",
  published = day { title = "Published on", aliases = { "公布日" } },
  effective = day { title = "In force since", aliases = { "施行日" } },
}

entity "founded_firm" {
  title = "Firm that a worker has founded",
  subsidised = yes_no { title = "Has had the subsidy", aliases = { "已领补贴" } },
  months = whole_number {
    title = "Months in operation", aliases = { "经营月数" }, unit = "months", at_most = 1200,
  },
}
