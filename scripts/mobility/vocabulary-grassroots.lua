-- SPDX-License-Identifier: Apache-2.0
-- Facts of grassroots staff, clauses (7) and (8): posts in hard areas and townships, units and
-- their staff, schemes of evaluation, achievements and what is paid for them.

entity "staff" {
  title = "Member of staff at the base",
  place = one "city" { title = "Place of work", aliases = { "工作地" }, governs = true },
  hardship_class = whole_number {
    title = "Hardship class of the county; 0 for none", aliases = { "艰苦边远类别" },
    at_most = 6,
  },
  in_township = yes_no {
    title = "Works in a township, not in a street office", aliases = { "乡镇工作" },
  },
  very_hard_township = yes_no {
    title = "The township is a very hard one", aliases = { "特别艰苦乡镇" },
  },
  township_years = whole_number {
    title = "Full years in townships, as certified", aliases = { "乡镇工作年数" },
    unit = "years", at_most = 60,
  },
  rank_since = day { title = "In the rank since", aliases = { "任现级日" } },
  assessments_passed = yes_no { title = "All assessments were passed", aliases = { "考核合格" } },
  rank = choice {
    "grade_9", "grade_8", "grade_7",
    titles = { grade_9 = "九级", grade_8 = "八级", grade_7 = "七级" },
    title = "Rank of management from which the person would rise", aliases = { "管理岗位等级" },
  },
}

entity "graduate" {
  title = "Graduate who becomes a civil servant in a hard area",
  joined = day { title = "Joined on", aliases = { "入职日" } },
  hardship_class = whole_number {
    title = "Hardship class of the county; 0 for none", aliases = { "艰苦边远类别" },
    at_most = 6,
  },
  key_poverty_county = yes_no {
    title = "The county was a key county of poverty relief", aliases = { "扶贫重点县" },
  },
}

entity "unit" {
  title = "Unit with posts for professionals",
  place = one "city" { title = "Place", aliases = { "所在地" }, governs = true },
  posts = whole_number {
    title = "Posts for professionals", aliases = { "专技岗位数" }, unit = "posts",
    at_most = 100000,
  },
  senior_filled = whole_number {
    title = "Senior posts filled", aliases = { "高级岗位已聘" }, unit = "posts", at_most = 100000,
  },
  special_posts = whole_number {
    title = "Of them posts that were created specially", aliases = { "特设岗位" }, unit = "posts",
    at_most = 100000,
  },
  approved_total = money { title = "Approved total of performance pay", aliases = { "绩效总量" } },
  ordinary_pay = money { title = "Ordinary performance pay", aliases = { "一般绩效" } },
  award_pay = money {
    title = "Cash awards for transformed achievements", aliases = { "成果转化奖励" },
  },
  scale = many "scale_line" { "Scale of the township allowance", by = "unit", at_most = 100 },
}

entity "scale_line" {
  title = "Line of a scale of the township allowance",
  unit = one "unit" { title = "Unit", aliases = { "单位" } },
  amount = decimal {
    title = "Amount a month", aliases = { "月标准" }, unit = "yuan/person", places = 2,
    at_most = 100000,
  },
  staff = whole_number {
    title = "Staff who get it", aliases = { "人数" }, unit = "person", at_most = 100000,
  },
}

entity "evaluation" {
  title = "Scheme of evaluation of an occupation",
  general = decimal { title = "Weight: general", aliases = { "共性" }, places = 4, at_most = 1 },
  specific = decimal { title = "Weight: specific", aliases = { "个性" }, places = 4, at_most = 1 },
  performance = decimal {
    title = "Weight: performance", aliases = { "业绩" }, places = 4, at_most = 1,
  },
  potential = decimal { title = "Weight: potential", aliases = { "潜力" }, places = 4, at_most = 1 },
  qualitative = decimal {
    title = "Weight: qualitative", aliases = { "定性" }, places = 4, at_most = 1,
  },
  quantitative = decimal {
    title = "Weight: quantitative", aliases = { "定量" }, places = 4, at_most = 1,
  },
}

entity "achievement" {
  title = "Scientific achievement that was transformed",
  place = one "city" { title = "Place of the unit", aliases = { "单位所在地" }, governs = true },
  mode = choice {
    "transfer", "equity", "own_use",
    titles = { transfer = "转让或许可", equity = "作价投资", own_use = "自行实施" },
    title = "How it was transformed", aliases = { "转化方式" },
  },
  agreed = yes_no { title = "A rule or agreement sets the share", aliases = { "有约定" } },
  income = money { title = "Income", aliases = { "收入" } },
  costs = money { title = "Costs", aliases = { "成本" } },
  paid = money { title = "Paid to those who contributed", aliases = { "已奖励" } },
  profits = many "profit_year" { "Profits of own use, by year", by = "achievement", at_most = 5 },
}

entity "profit_year" {
  title = "Year of profit from own use",
  achievement = one "achievement" { title = "Achievement", aliases = { "成果编号" } },
  profit = money { title = "Operating profit", aliases = { "营业利润" } },
}

entity "award_round" {
  title = "Round of model and advanced workers",
  total = whole_number {
    title = "Persons in all", aliases = { "总名额" }, unit = "person", at_least = 1,
    at_most = 100000,
  },
  enterprise = whole_number {
    title = "Of enterprises", aliases = { "企业" }, unit = "person", at_least = 1, at_most = 100000,
  },
  front_line = whole_number {
    title = "Of enterprises: front line and technical staff", aliases = { "一线" },
    unit = "person", at_most = 100000,
  },
  heads = whole_number {
    title = "Of enterprises: heads", aliases = { "企业负责人" }, unit = "person",
    at_most = 100000,
  },
  farmers = whole_number {
    title = "Farmers", aliases = { "农民" }, unit = "person", at_most = 100000,
  },
}

entity "weights" {
  title = "Weights of an evaluation for staff long at the base, before and after a change",
  old_dedication = decimal { title = "Before: dedication", places = 4, at_most = 1 },
  old_performance = decimal { title = "Before: performance", places = 4, at_most = 1 },
  old_years = decimal { title = "Before: years", places = 4, at_most = 1 },
  new_dedication = decimal { title = "After: dedication", places = 4, at_most = 1 },
  new_performance = decimal { title = "After: performance", places = 4, at_most = 1 },
  new_years = decimal { title = "After: years", places = 4, at_most = 1 },
}

entity "evaluation_system" {
  title = "Schemes by which an authority evaluates people",
  schemes = many "evaluation_scheme" { "Schemes", by = "system", at_most = 1000 },
}

entity "evaluation_scheme" {
  title = "Weights of one occupation, kind of post and level",
  system = one "evaluation_system" { title = "System", aliases = { "评价体系" } },
  ability = decimal { title = "Ability", aliases = { "能力权重" }, places = 2, at_most = 1 },
  performance = decimal { title = "Performance", aliases = { "业绩权重" }, places = 2, at_most = 1 },
  contribution = decimal { title = "Contribution", aliases = { "贡献权重" }, places = 2, at_most = 1 },
}
