-- SPDX-License-Identifier: Apache-2.0
-- Facts of skilled work, clause (9): applications for titles, appointments, pay schemes.

entity "title_application" {
  title = "Application of a skilled worker for a professional title",
  applied = day { title = "Applied on", aliases = { "申请日" } },
  rank = choice {
    "apprentice", "junior", "mid", "senior", "technician", "senior_technician",
    "special_technician", "chief_technician",
    titles = {
      apprentice = "学徒工", junior = "初级工", mid = "中级工", senior = "高级工",
      technician = "技师", senior_technician = "高级技师", special_technician = "特级技师",
      chief_technician = "首席技师",
    },
    title = "Rank of the certificate", aliases = { "技能等级" },
  },
  since = day { title = "Certificate held since", aliases = { "证书取得日" } },
  school_class = choice {
    "none", "mid", "senior", "technician",
    titles = { none = "无", mid = "中级工班", senior = "高级工班", technician = "预备技师班" },
    title = "Class of a technical school completed", aliases = { "技工院校班级" },
  },
}

entity "appointment" {
  title = "Appointment of a skilled worker to a rank",
  since = day { title = "Appointed on", aliases = { "聘任日" } },
  degree = choice {
    "none", "college", "bachelor", titles = { none = "无", college = "大专", bachelor = "本科" },
    title = "Highest degree, for rules of employers that ask for one", aliases = { "学历" },
  },
  appraisals = whole_number {
    title = "Points of all appraisals", aliases = { "考核积分" }, unit = "points", at_most = 1000,
  },
  prizes = whole_number {
    title = "Points of prizes", aliases = { "获奖积分" }, unit = "points", at_most = 1000,
  },
  apprentices = whole_number {
    title = "Points for apprentices", aliases = { "带徒积分" }, unit = "points", at_most = 1000,
  },
}

entity "pay_scheme" {
  title = "Pay of a skilled worker by four factors",
  base = money { title = "Base a month", aliases = { "基数" }, at_most = million (1) },
  post_weight = decimal {
    title = "Weight of the post", aliases = { "岗位权重" }, places = 4, at_most = 1,
  },
  skill_weight = decimal {
    title = "Weight of skill", aliases = { "技能权重" }, places = 4, at_most = 1,
  },
  result_weight = decimal {
    title = "Weight of results", aliases = { "业绩权重" }, places = 4, at_most = 1,
  },
  innovation_weight = decimal {
    title = "Weight of innovation", aliases = { "创新权重" }, places = 4, at_most = 1,
  },
  post_factor = decimal {
    title = "Factor of the post", aliases = { "岗位系数" }, places = 4, at_most = 100,
  },
  skill_factor = decimal {
    title = "Factor of skill", aliases = { "技能系数" }, places = 4, at_most = 100,
  },
  result_factor = decimal {
    title = "Factor of results", aliases = { "业绩系数" }, places = 4, at_most = 100,
  },
  innovation_factor = decimal {
    title = "Factor of innovation", aliases = { "创新系数" }, places = 4, at_most = 100,
  },
}

entity "pay_table" {
  title = "Pay of an employer by rank, a month",
  full_senior = money { title = "Full senior title", aliases = { "正高级职称工资" } },
  special = money { title = "Special technician", aliases = { "特级技师工资" } },
  chief = money { title = "Chief technician", aliases = { "首席技师工资" } },
}

entity "skill_certificate" {
  title = "Certificate of a new occupation",
  listed = day { title = "Occupation listed on", aliases = { "职业发布日" } },
  standard = day {
    title = "Standard published on", aliases = { "职业标准发布日" }, optional = true,
  },
  issued = day { title = "Issued on", aliases = { "发证日" } },
}
