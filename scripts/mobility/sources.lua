-- SPDX-License-Identifier: Apache-2.0
-- The texts of law that this pack writes down, and how far each can be trusted.
-- Grade 1: official text, or national media that quote it. 2: a page that reproduces it.
-- 3: weak, or assumed by this pack; verify it before real use.

source "OPN-2019" {
  title = "Opinions on reforming the mechanisms of social mobility of labour and talents",
  by = "General Offices of the CPC Central Committee and of the State Council",
  published = "2019-12-25", since = "2019-12-25", grade = 1,
}

source "ORIGINAL-MEASURES" {
  title = "The last measures of the Opinions, as summaries in the news name them",
  by = "General Offices of the CPC Central Committee and of the State Council",
  published = "2019-12-25", since = "2019-12-25", grade = 2,
  address = "http://www.sh112.com/zx/93275.html",
  note = "The Opinions have sixteen measures; the text at hand stops in the fourteenth.",
}

source "SC-2014-51" {
  title = "Notice on adjusting the standard for the division of city sizes (No. 51 of 2014)",
  by = "State Council", published = "2014-10-29", since = "2014-10-29", grade = 2,
  address = "https://www.lemofix.com/2014-11/20/content_528092.htm",
  note = "A lower bound belongs to its class, an upper one does not. Urban area only.",
}

source "NDRC-2019" {
  title = "Key tasks of new urbanisation in 2019",
  by = "National Development and Reform Commission",
  published = "2019-04-08", since = "2019-04-08", grade = 1,
  address = "https://www.rmzxb.com.cn/c/2019-04-08/2325085.shtml",
  note = "No limits for key groups. Which groups these are is from memory: verify it.",
}

source "EDGE-2022" {
  title = "Low-income households at the edge of minimum living assistance",
  by = "Provincial departments of civil affairs", since = "2018-01-01", grade = 2,
  address = "http://www.jhla.com.cn/zhuanti/20221010/1051394.html",
  note = "Shandong may go up to 2 times. The day from which 1.5 applies is assumed.",
}

source "BJ-2017" {
  title = "Beijing: measures for points settlement (trial)",
  by = "Beijing Municipal People's Government",
  since = "2017-01-01", ended = "2020-07-15", grade = 2,
  address = "http://xindetihuiya.com/news/zcgg/681179.html",
  note = "Items agree with the official calculator. Last day assumed: before the revision.",
}

source "BJ-2020" {
  title = "Beijing: measures for points settlement (revised in 2020)",
  by = "Beijing Municipal People's Government", since = "2020-07-16", grade = 2,
  address = "https://fuwu.rsj.beijing.gov.cn/integraltool/tool/simulation",
  note = "Age points of the revision: from a weak page. First day: from memory. Verify both.",
}

source "BJ-LINES" {
  title = "Beijing: yearly notices of the pass line of points settlement",
  by = "Beijing Municipal Human Resources and Social Security Bureau",
  since = "2018-01-01", grade = 2,
  address = "https://www.bjmzw.com/bjcjwt/5747.html",
  note = "A line is entered from 1 January of the year whose round it closes.",
}

source "BJ-LINES-MEMORY" {
  title = "Beijing: pass lines of 2022 and 2023, from memory",
  by = "Beijing Municipal Human Resources and Social Security Bureau",
  since = "2022-01-01", grade = 3,
  note = "Not found in a source: verify before use.",
}

source "GZ-2024" {
  title = "Guangzhou: points settlement, conditions and table as published in 2024",
  by = "Guangzhou Municipal People's Government", since = "2024-01-01", grade = 2,
  address = "http://life.gansulong.com/c/03092R39332024.html",
}

source "GZ-EARLIER" {
  title = "Assumed: Guangzhou's table and conditions of 2024, applied to 2018 to 2023",
  by = "this pack", since = "2018-01-01", ended = "2023-12-31", grade = 3,
  note = "Lowest totals admitted are published from 2018 on; the older text was not found.",
}

source "ASSUMED" {
  title = "Assumed by this pack so that a sentence can be decided; no law says so",
  by = "this pack", since = "2018-01-01", grade = 3,
  note = "A region enters its own figure in regions/<id>/parameters.lua.",
}

source "SC-2016-14" {
  title = "Opinions on a sounder system of relief for persons in extreme poverty (No. 14 of 2016)",
  by = "State Council", since = "2016-02-17", grade = 1,
  address = "http://www.cnr.cn/newscenter/native/city/20170217/t20170217_523606264.shtml",
  note = "Basic living at least 1.3 times the minimum living standard; six abilities.",
}

source "CARE-MEMORY" {
  title = "Levels of care by the six abilities, from memory", by = "this pack",
  since = "2016-02-17", grade = 3,
  note = "None of six lost: light care; one to three: half; four or more: full. Verify it.",
}

source "LEFT-BEHIND-MEMORY" {
  title = "Opinions on the care of children left behind in the countryside, from memory",
  by = "State Council", since = "2016-02-04", grade = 3,
  note = "Under 16; both parents away, or one away and the other unable. Verify it.",
}

source "ORPHANS-2009" {
  title = "Notice on a lowest standard of living for orphans",
  by = "Ministry of Civil Affairs", since = "2009-06-01", grade = 3,
  address = "http://liamei.com/a/41998.html",
  note = "1,000 yuan a month in an institution, 600 in a family. A weak page: verify it.",
}

source "UNSUPPORTED-2019" {
  title = "Opinions on the support of children whom nobody supports in fact",
  by = "Ministry of Civil Affairs and eleven more", since = "2020-01-01", grade = 1,
  address = "http://news.cncjw.com.cn/jiaoyu/2021/0128/22095.html",
  note = "Paid as orphans are; other benefits for living are topped up, not added.",
}

source "AH-CARE" {
  title = "Anhui: standards of care of persons in extreme poverty",
  by = "Anhui Provincial Department of Civil Affairs", since = "2017-01-01", grade = 2,
  address = "https://275167.com/OpennessContent/download/2735229.html",
  note = "In an institution 50, 30 and 4 percent, at home 35, 20 and 3. First day assumed.",
}

source "AH-WAGE" {
  title = "Anhui: minimum wage of the highest class", by = "Anhui Provincial Government",
  since = "2023-03-01", grade = 2,
  address = "https://www.hfyaohai.gov.cn/public/18991/111225656.html",
  note = "2,060 yuan follows from Hefei's published rates of care. First day from memory.",
}

source "GS-RELIEF" {
  title = "Gansu: measures of temporary relief", by = "Gansu Provincial Government",
  since = "2015-01-01", grade = 2,
  address = "https://wap.xinxilanzhou.com/?action=show&contentid=47766&page=2",
  note = "Up to six months. First day assumed.",
}

source "JIYUAN-ORPHANS" {
  title = "Jiyuan: allowances of orphans and of children whom nobody supports in fact",
  by = "Jiyuan Bureau of Civil Affairs", since = "2020-01-01", grade = 1,
  address = "http://mzj.jiyuan.gov.cn/14191/14294/20849/20856/20862/t905986.html",
  note = "1,050 yuan a month in a family, 1,450 in an institution. First day assumed.",
}

source "POSTS-MEMORY" {
  title = "Notice on one standard of posts for town and country, from memory",
  by = "Central office of posts, Ministries of Education and of Finance",
  since = "2014-11-13", grade = 3,
  note = "19, 13.5 and 12.5 pupils a post. Verify it.",
}

source "FUNDS-2016" {
  title = "Public funding of compulsory education: central and western rates of 2016",
  by = "Ministries of Finance and of Education", since = "2016-03-01", grade = 1,
  address = "http://wfrb.wfnews.com.cn/content/20160525/Articel01006TB.htm",
  note = "650 and 850 in the east. Below 100 pupils a rural school is counted with 100.",
}

source "FUNDS-2019" {
  title = "Public funding of compulsory education: one rate for the whole country",
  by = "Ministries of Finance and of Education", since = "2019-01-01", grade = 3,
  note = "650 and 850 were in use before 2023; the year 2019 is from memory. Verify it.",
}

source "FUNDS-2023" {
  title = "Public funding of compulsory education: rates from spring 2023",
  by = "Ministries of Finance and of Education", since = "2023-03-01", grade = 1,
  address = "https://www.gy.gov.cn/XxgkContent/show/2447978.html",
  note = "The spring term is taken to begin on 1 March.",
}

source "SPECIAL-2025" {
  title = "Public funding of special education: rate from spring 2025",
  by = "Ministries of Finance and of Education", since = "2025-03-01", grade = 1,
  address = "https://field.10jqka.com.cn/20250814/c670356788.shtml",
}

source "AID-2024" {
  title = "Living subsidies of pupils from families in difficulty, raised in spring 2024",
  by = "Ministries of Finance and of Education", since = "2019-09-01", grade = 2,
  address = "http://ggear.cnhbmt.com/news/07f399277.html",
  note = "The page gives the rates before and after; the first day of the former is assumed.",
}

source "PLAN-2018" {
  title = "National special plan of key universities: who may apply",
  by = "Ministry of Education", since = "2018-01-01", grade = 2,
  address = "https://211g.cn/gkdt/zhiyuantianbao/zhuanxiangjihua/83408.html",
}

source "PLAN-2015" {
  title = "Special plans of universities for rural students: least seats",
  by = "Ministry of Education", since = "2015-01-01", grade = 2,
  address = "https://kuaish.com/8898/14039.html",
}

source "QH-FUNDS" {
  title = "Qinghai: public funding of compulsory education, 2016",
  by = "Qinghai Departments of Finance and of Education", since = "2016-03-01", grade = 2,
  address = "http://huaxiashiwen.com/jiaoyu/zhongxue/524412.html",
}

source "QD-FUNDS" {
  title = "Qingdao: public funding of compulsory education, 2015",
  by = "Qingdao Bureaus of Finance and of Education", since = "2015-01-15", grade = 2,
  address = "https://e-chinaedu.cn/html/jydt/2015/01-15/c_25877.shtml",
}

source "CREDIT-MEMORY" {
  title = "Credit for investments in vocational education (Caishui 2019 No. 46), from memory",
  by = "Ministry of Finance", since = "2019-01-01", grade = 3, note = "Verify it.",
}

source "STARTUP-2018" {
  title = "Opinions on a shorter time to start up an enterprise",
  by = "General Office of the State Council", since = "2018-05-17", grade = 1,
  address = "http://news.cyol.com/yuanchuang/2018-05/24/content_17220525.htm",
  note = "8.5 days in large cities by the end of 2018, everywhere by the middle of 2019.",
}

source "STARTUP-MEMORY" {
  title = "Start-up in five working days by the end of 2019, from memory",
  by = "General Office of the State Council", since = "2019-12-31", grade = 3,
  note = "Verify it.",
}

source "STARTUP-2020" {
  title = "Start-up in four working days by the end of 2020",
  by = "State Administration for Market Regulation", since = "2020-12-31", grade = 2,
  address = "http://m.zyzjzgpx.com/Content/2020/09-30/1711070637.html",
}

source "LOAN-EARLIER" {
  title = "Guaranteed start-up loans: rules before April 2020",
  by = "Ministry of Finance and others", since = "2018-01-01", grade = 2,
  address = "https://www.weilaishidai.com/article/4187abeda1ee4ad7.html",
  note = "150,000 for a person, 3,000,000 for a firm. First day assumed.",
}

source "LOAN-2020" {
  title = "Guaranteed start-up loans: larger support (Caijin 2020 No. 21)",
  by = "Ministry of Finance and others", since = "2020-04-15", grade = 2,
  address = "https://www.cititic.com/news/mm/1415037-20200417.htm",
}

source "LOAN-MEMORY" {
  title = "Guaranteed start-up loans before April 2020: firms of more than 100, from memory",
  by = "Ministry of Finance and others", since = "2018-01-01", grade = 3, note = "Verify it.",
}

source "HOLIDAYS" {
  title = "Yearly notices on public holidays", by = "General Office of the State Council",
  since = "2019-01-01", grade = 3,
  note = "From memory, checked against the weekdays of each date. Verify before use.",
}

source "TRANSFER-2008" {
  title = "Rules on the transfer of persons into civil service posts",
  by = "Organisation Department and Ministry of Personnel", since = "2008-02-29", grade = 2,
  address = "https://gwy.com/wenda/205745.html",
  note = "The revision of 2019 was not checked.",
}

source "HARD-2014" {
  title = "Opinions on recruiting civil servants for the base in hard and remote areas",
  by = "Organisation Department and others", since = "2014-09-01", grade = 2,
  address = "http://m.xiamen.huatu.com/2023/1014/2213320.html", note = "First day assumed.",
}

source "PENSION-2009-66" {
  title = "Interim measures on the transfer of pension relations (No. 66 of 2009)",
  by = "General Office of the State Council", published = "2009-12-28", since = "2010-01-01",
  grade = 2, address = "http://lyrb.lyd.com.cn/html/2009-12/30/content_594886.htm",
}

source "SCHEMES-2014" {
  title = "Interim measures on joining the pension schemes of town and country (No. 17 of 2014)",
  by = "Ministries of Human Resources and of Finance", since = "2014-07-01", grade = 2,
  address = "https://www.qzlndx.org/big5/yanglao_339004",
}

source "RETIRE-2024" {
  title = "Decision on gradually raising the statutory retirement age",
  by = "Standing Committee of the National People's Congress", published = "2024-09-13",
  since = "2025-01-01", grade = 2, address = "http://www.tuixiunianling.cc/tuixiu/2009.html",
}

source "SKILLS-2018-74" {
  title = "Opinions on joining skill ranks and professional titles in engineering (No. 74 of 2018)",
  by = "Ministry of Human Resources and Social Security", since = "2018-12-18", grade = 1,
  address = "http://clantja.com/43710/151.html", note = "First day from memory.",
}

source "LINES" {
  title = "Poverty lines of 2010 to 2016", by = "National Bureau of Statistics",
  since = "2010-01-01", grade = 1,
  address = "http://202.106.125.35/csydkns/navi/navihtml.aspx?filename=N2017110011000082&page=1",
}

source "LINES-MEMORY" {
  title = "Poverty lines of 2018 to 2020, from memory", by = "State Council leading group",
  since = "2018-01-01", grade = 3, note = "Verify before use.",
}

source "MONITOR-2020" {
  title = "Guiding opinions on monitoring and help against falling back into poverty",
  by = "State Council leading group of poverty alleviation", published = "2020-03-27",
  since = "2019-12-25", grade = 1,
  address = "http://china-cer.com.cn/zhengcefagui/202006195993.html",
  note = "Taken from the day of the opinion, whose clause (10) it works out.",
}

source "EXITS-MEMORY" {
  title = "Exits of counties from poverty: rates, from memory",
  by = "General Offices of the CPC Central Committee and of the State Council",
  since = "2016-04-23", grade = 3, note = "2 percent in central, 3 in western China. Verify it.",
}

source "POSTS-2019" {
  title = "Public-welfare posts: how long, and for whom once more",
  by = "Ministry of Human Resources and Social Security", since = "2019-01-01", grade = 1,
  address = "http://jintiankansha.me/t/ak6MPYpXpz", note = "First day assumed.",
}

source "HARDSHIP-TEST" {
  title = "Hardship allowance: means of the six classes, from a weak page", by = "this pack",
  since = "2006-07-01", grade = 3,
  address = "https://m.jiusongjiankang.com/health/know/5714445.html",
  note = "Later adjustments exist. Test data only: enter the rates in force before use.",
}

source "TOWNSHIP-2015" {
  title = "Township work allowance: a mean of at least 200 yuan a month",
  by = "Ministry of Human Resources and Social Security", since = "2015-01-01", grade = 2,
  address = "https://77.wendadaohang.com/zd/Iq8vvNNWGqqpp3IvpI.html",
}

source "HN-TOWNSHIP" {
  title = "Hunan: scale of the township work allowance", by = "Hunan Provincial Government",
  since = "2015-01-01", grade = 3, address = "https://m.91gzw.com/wenku/reshe/V6WQQD4JKW",
  note = "A weak page, and the first day is assumed: verify before use.",
}

source "STEPS-MEMORY" {
  title = "Higher starting pay of graduates in hard areas, 2017, from memory",
  by = "Organisation Department and others", since = "2017-01-01", grade = 3, note = "Verify it.",
}

source "RANKS-TEST" {
  title = "Years in a rank of management before the next, test data",
  by = "this pack", since = "2019-12-25", grade = 3,
  note = "Taken from the parallel ranks of county civil servants, from memory. Verify it.",
}

source "MODELS-2005" {
  title = "Shares of national rounds of model workers", by = "State Council", since = "2005-03-01",
  grade = 2, address = "http://m.yujjsks.com/content/2005-03-06/content_4375833.htm",
}

source "AWARDS-2021" {
  title = "Cash awards for transformed achievements in performance pay (No. 14 of 2021)",
  by = "Ministries of Human Resources, of Finance, of Science", since = "2021-02-01", grade = 1,
  address = "http://m.yixingwuyou.net/jssc/zcfg/202103/35152537ca624e4ca6ed070d90c3b51a.shtml",
  note = "First day assumed: the month of publication.",
}

source "TRANSFORM-2015" {
  title = "Law on the transformation of scientific and technological achievements",
  by = "Standing Committee of the National People's Congress", since = "2015-10-01", grade = 1,
  address = "https://weikao.com/ti/592841",
}

source "SX-TRANSFORM" {
  title = "Shanxi: share of those who contribute to an achievement", by = "Shanxi Province",
  since = "2019-01-01", grade = 2,
  address = "https://sgzy.1633.com/qyyw/qyyw{3a069ffc-9e4e-7a45-1a39-4bd646125d02}.html",
  note = "First day assumed.",
}

source "PERMIT-2015" {
  title = "Interim rules on residence permits (Order 663)", by = "State Council",
  since = "2016-01-01", grade = 1,
  address = "http://fslgb.foshan.gov.cn/laws/gdszcfg_1/content/post_475631.html",
}

source "LAND-2016" {
  title = "Measures on linking urban construction land to the rural people who settle",
  by = "Ministry of Land and Resources and others", since = "2016-09-29", grade = 2,
  address = "http://ischool.net.cn/xwzx/PoliticsNews/201610/t20161010_11587590.htm",
  note = "100 m2 is national; 80 and 50 as in Zhengzhou, national from memory. Verify them.",
}

source "FILES-2021" {
  title = "Provisions on the files of mobile persons (No. 112 of 2021)",
  by = "Organisation Department, Ministry of Human Resources and others",
  published = "2021-12-29", since = "2022-01-01", grade = 1,
  address = "http://rsj.linyi.gov.cn/info/1206/25874.htm", note = "First day from memory.",
}

source "KM-FILES" {
  title = "Kunming: service window for personnel files", by = "Kunming Bureau of Human Resources",
  since = "2022-01-01", grade = 1,
  address = "https://m.kunming.cn/zhuanti/c/2022-11-16/13625614.shtml", note = "First day assumed.",
}

source "HH-DIBAO" {
  title = "Honghe: standards of minimum living assistance, December 2025",
  by = "Honghe Prefecture Bureau of Civil Affairs", since = "2025-12-01", grade = 1,
  address = "https://www.hhmz.gov.cn/info/26021/639571.htm",
}

source "AH-LAND" {
  title = "Anhui: measures on linking construction land to the people who settle",
  by = "Anhui Provincial Department of Land and Resources", since = "2017-06-01", grade = 2,
  address = "https://m.yybnet.net/anhui/news/201706/6257498.html",
  note = "The printed bands leave out what lies between 119 and 120.",
}

source "GOALS-2018" {
  title = "Goals of employment in 2018", by = "State Council", since = "2018-01-01", grade = 1,
  address = "https://j637.cn/politics/2018lh/2018-03/22/c_1122575453.htm",
}

source "GOALS-2019" {
  title = "Goals of employment in 2019", by = "State Council", since = "2019-01-01", grade = 2,
  address = "https://m.news.shi-fen.com/china/201903/50-221875.html",
  note = "About 5.5 percent surveyed.",
}

source "GOALS-2022" {
  title = "Goals of employment in 2022", by = "State Council", since = "2022-01-01", grade = 2,
  address = "http://m.www965pp.com/lianghui/news/2022-03/05/content_78089083.shtml",
}

source "GOALS-MEMORY" {
  title = "Goals of employment in 2020 and since 2024, from memory", by = "State Council",
  since = "2020-01-01", grade = 3, note = "Verify before use.",
}

source "LIAONING-2015" {
  title = "Liaoning: carrying out the State Council's opinions on employment (No. 23 of 2015)",
  by = "Liaoning Provincial Government", since = "2015-12-31", grade = 2,
  note = "The assessment of effects on employment. First day assumed.",
}

source "URBAN-2016" {
  title = "Scheme for 100 million people to settle in towns", by = "State Council",
  since = "2016-09-30", grade = 2, address = "http://m.myhomeok.com/m/content/1101.html",
}

source "RIVER-MEMORY" {
  title = "Compensation along the Xin'an River, from memory", by = "Anhui and Zhejiang",
  since = "2012-01-01", grade = 3, note = "A stake of 100 million a year. Verify it.",
}

source "SH-PERMIT" {
  title = "Shanghai: points of residence permits, table as published",
  by = "Shanghai Municipal People's Government", since = "2018-01-01", grade = 2,
  address = "https://www.jzzjf.com/news/show/3460", note = "First day assumed.",
}
