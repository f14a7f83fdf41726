-- SPDX-License-Identifier: Apache-2.0
-- Facts of public services: permits, bills and land, clause (4); personnel files, clause (6).

entity "permit" {
  title = "Application for a residence permit",
  place = one "city" { title = "Place", aliases = { "申领地" }, governs = true },
  registered = day { title = "Registered there as living since", aliases = { "居住登记日" } },
  applied = day { title = "Applied on", aliases = { "申请日" } },
  stable_job = yes_no { title = "Has a stable job", aliases = { "合法稳定就业" } },
  stable_home = yes_no { title = "Has a stable home", aliases = { "合法稳定住所" } },
  studies = yes_no { title = "Studies there continuously", aliases = { "连续就读" } },
  remote = yes_no { title = "The place is remote", aliases = { "偏远地区" } },
}

entity "bill" {
  title = "Outpatient bill from another region",
  covered = money {
    title = "Part in the catalogue of the place of treatment", aliases = { "就医地目录内费用" },
  },
  amount = money { title = "Whole bill", aliases = { "总费用" } },
  insured_in = one "city" { title = "Insured in", aliases = { "参保地" }, governs = true },
  deductible_left = money { title = "Deductible left this year", aliases = { "剩余起付线" } },
  cap_left = money { title = "Left of the most that is paid in a year", aliases = { "剩余封顶额" } },
}

entity "settlement_year" {
  title = "Rural people settled in a town in a year",
  town = one "city" { title = "Town", aliases = { "城镇" }, governs = true },
  settled = whole_number {
    title = "Rural people settled", aliases = { "落户农业转移人口" }, unit = "person",
    at_most = million (100),
  },
  land_per_head = decimal {
    title = "Urban construction land per head", aliases = { "人均城镇建设用地" }, unit = "m2/person",
    places = 2, at_most = 10000,
  },
  central_district = yes_no {
    title = "Central district of a city of five million or more", aliases = { "中心城区" },
  },
}

entity "custodian" {
  title = "Institution that keeps personnel files",
  kind = choice {
    "public_institution", "state_unit", "private_firm", "person",
    titles = {
      public_institution = "公共服务机构", state_unit = "其他国有单位", private_firm = "民营机构",
      person = "个人",
    },
    title = "Kind", aliases = { "机构类别" },
  },
  county_or_above = yes_no { title = "Of county level or above", aliases = { "县级以上" } },
  authorised = yes_no {
    title = "Authorised by the human resources department of the province", aliases = { "省级授权" },
  },
}

entity "file_transfer" {
  title = "Transfer of a personnel file",
  place = one "city" {
    title = "Place of the old custodian", aliases = { "原档案地" }, governs = true,
  },
  termination_certificate = yes_no {
    title = "Certificate of termination from the old unit", aliases = { "解除劳动关系证明" },
  },
  from_last_unit = yes_no {
    title = "The old unit is that of the last labour relation", aliases = { "原单位一致" },
  },
  acceptance_certificate = yes_no {
    title = "Certificate of acceptance of the new unit", aliases = { "接收证明" },
  },
  other_papers = whole_number {
    title = "Further papers that the window demands", aliases = { "额外材料数" }, at_most = 100,
  },
  letter_received = day {
    title = "Letter of transfer received on", aliases = { "调档函收到日" }, optional = true,
  },
  dispatched = day { title = "Dispatched on", aliases = { "转出日" }, optional = true },
  channel = choice {
    "confidential_mail", "messenger", "registered_mail", "by_hand",
    titles = {
      confidential_mail = "机要通信", messenger = "专人送取", registered_mail = "邮政特快专递",
      by_hand = "本人自带",
    },
    title = "Channel", aliases = { "转递方式" },
  },
  official = yes_no {
    title = "Former official, civil servant, state manager or professional, or army civilian",
    aliases = { "原公职人员" },
  },
}

entity "medical_claim" {
  title = "Claim for medical costs, on paper",
  place = one "city" { title = "Insured place", aliases = { "参保地" }, governs = true },
  filed = day { title = "Filed on", aliases = { "申请日" }, optional = true },
  decided = day { title = "Decided on", aliases = { "办结日" }, optional = true },
  papers = many "claim_paper" { "Papers handed in", by = "claim", at_most = 100 },
  demanded = many "claim_demand" { "Papers that the office demands", by = "claim", at_most = 100 },
}

choice "claim_paper_kind" {
  "invoice", "expense_list", "medical_record", "identity", "hukou_booklet", "residence_proof",
}

entity "claim_paper" {
  title = "Paper of a claim",
  claim = one "medical_claim" { title = "Claim", aliases = { "报销编号" } },
  kind = choice { title = "Kind", of = "claim_paper_kind", aliases = { "材料" } },
}

entity "claim_demand" {
  title = "Paper that the office demands for a claim",
  claim = one "medical_claim" { title = "Claim", aliases = { "报销编号" } },
  kind = choice { title = "Kind", of = "claim_paper_kind", aliases = { "要求材料" } },
}

choice "staff_identity" {
  "cadre", "worker", titles = { cadre = "干部", worker = "工人" },
}

entity "custody_change" {
  title = "File that changes its keeper",
  before = choice { "Identity before", of = "staff_identity", aliases = { "原身份" } },
  after = choice { "Identity after", of = "staff_identity", aliases = { "现身份" } },
  served_before = whole_number {
    title = "Months of service before", aliases = { "原工龄月数" }, unit = "months", at_most = 1000,
  },
  served_after = whole_number {
    title = "Months of service after", aliases = { "现工龄月数" }, unit = "months", at_most = 1000,
  },
}

entity "file_request" {
  title = "Request to move a file, made online or in any place",
  connected = yes_no { title = "The institution is connected", aliases = { "机构已联网" } },
  accepted = yes_no { title = "It accepted the request", aliases = { "已受理" } },
}

entity "settlement_round" {
  title = "Applicants who were admitted to settle in a year",
  admitted = many "admitted_person" { "Admitted", by = "round", at_most = 100000 },
}
entity "admitted_person" {
  title = "Person admitted to settle by points",
  round = one "settlement_round" { title = "Round", aliases = { "批次" } },
  points = decimal { title = "Points", aliases = { "总积分" }, places = 2, at_most = 1000 },
  main_points = decimal {
    title = "Of them, for insurance and residence", aliases = { "社保和居住积分" }, places = 2,
    at_most = 1000,
  },
}

entity "jobseeker" {
  title = "Person who looks for work with help of an office",
  registered = yes_no { title = "Is registered as without work", aliases = { "登记失业" } },
  older = yes_no { title = "Is of the older group", aliases = { "大龄" } },
  disabled = yes_no { title = "Is disabled", aliases = { "残疾" } },
  hardship = yes_no { title = "The family is in difficulty", aliases = { "家庭困难" } },
  no_worker = yes_no { title = "Nobody of the family works", aliases = { "零就业家庭" } },
  months_idle = whole_number {
    title = "Months without work", aliases = { "失业月数" }, unit = "months", at_most = 600,
  },
}

entity "city_cluster" {
  title = "Agreement of cities that recognise each other's years",
  since = day { title = "In force since", aliases = { "生效日" } },
  retroactive = yes_no {
    title = "Months before that day count, too", aliases = { "追溯认可" },
  },
  members = many "cluster_city" { "Cities", by = "cluster", at_most = 100 },
}
entity "cluster_city" {
  title = "City of an agreement",
  cluster = one "city_cluster" { title = "Agreement", aliases = { "协议" } },
  city = one "city" { title = "City", aliases = { "城市" } },
}
entity "move_claim" {
  title = "Months that somebody brings to the city where it wants to settle",
  destination = one "city" { title = "City", aliases = { "落户城市" } },
  cluster = one "city_cluster" {
    title = "Agreement to which that city belongs", aliases = { "城市群协议" }, optional = true,
  },
  spells = many "insured_spell" { "Insured", by = "claim", at_most = 100 },
}
entity "insured_spell" {
  title = "Time insured in a city",
  claim = one "move_claim" { title = "Claim", aliases = { "申请" } },
  city = one "city" { title = "City", aliases = { "参保城市" } },
  from = day { title = "From", aliases = { "起始日" } },
  to = day { title = "To", aliases = { "终止日" }, optional = true },
}

entity "permit_holder" {
  title = "Holder of a residence permit that asks for points",
  city = one "city" { title = "City of the permit", aliases = { "居住证城市" }, governs = true },
  age = whole_number { title = "Age", aliases = { "年龄" }, unit = "years", at_most = 150 },
  education = choice {
    "none", "college", "bachelor", "bachelor_degree", "master", "doctor",
    titles = {
      none = "无", college = "大专", bachelor = "本科学历", bachelor_degree = "本科学历和学位",
      master = "硕士", doctor = "博士",
    },
    title = "Education", aliases = { "学历" },
  },
  skill = choice {
    "none", "grade_5", "grade_4", "grade_3", "grade_2", "grade_1",
    titles = {
      none = "无", grade_5 = "五级", grade_4 = "四级", grade_3 = "三级", grade_2 = "二级或中级职称",
      grade_1 = "一级或高级职称",
    },
    title = "Skill grade or title", aliases = { "技能等级" },
  },
  insured_years = whole_number {
    title = "Full years insured", aliases = { "参保年数" }, at_most = 60,
  },
  wage_base = choice {
    "below", "from_0_8", "from_1", "from_2", "three_times",
    titles = {
      below = "不足0.8倍", from_0_8 = "0.8至1倍", from_1 = "1至2倍", from_2 = "2至3倍",
      three_times = "3倍满24个月",
    },
    title = "Wage base against the city's mean", aliases = { "社保基数" },
  },
  false_papers = whole_number {
    title = "False papers in three years", aliases = { "虚假材料次数" }, at_most = 20,
  },
  detained = whole_number {
    title = "Detentions in five years", aliases = { "行政拘留次数" }, at_most = 20,
  },
  convicted = whole_number {
    title = "Convictions in five years", aliases = { "刑事处罚次数" }, at_most = 20,
  },
}

entity "points_scheme" {
  title = "Version of the scheme of settlement by points of a city",
  city = one "city" { title = "City", aliases = { "城市" } },
  previous = one "points_scheme" { "The version before", aliases = { "上一版" }, optional = true },
  table_published = yes_no { title = "The table is published", aliases = { "公布积分表" } },
  conditions_published = yes_no {
    title = "It is published who may apply", aliases = { "公布申请条件" },
  },
  calendar_published = yes_no { title = "The days are published", aliases = { "公布日程" } },
  items = whole_number {
    title = "Items that earn points, each counted once", aliases = { "积分指标数" }, at_most = 1000,
  },
}
