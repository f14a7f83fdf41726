#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Requirements about decisions: breaches are shown by people, passes are proven, and what is neither
# says why. The numbers of cells are counted by hand beside each requirement.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

mkdir -p pack/regions/north
cat >pack/pack.lua <<'END'
source "ACT" { title = "An act", since = "2020-01-01" }
region "north" { level = "province", under = "nation" }
entity "city" { is_region = true, big = yes_no { "Is big" } }
parameter "needed" {
  unit = "months", override = "free",
  from ("2020-01-01", 6, "ACT"), from ("2021-01-01", 3, "ACT"),
}
entity "person" {
  hukou = choice { "local", "other", title = "Hukou", protected = true },
  lives = one "city" { "Lives in", governs = true },
  insured = whole_number { "Insured", unit = "months" },
  birth = day { "Birth" },
  income = money { "Income" },
  degree = choice { "none", "college", "bachelor", ordered = true },
  prefix = text { "First digits of the ID", proxy_of = "hukou" },
}
decision "school" { about = person, gives = yes_no, tags = { "service" }, otherwise = "no" }
clause "school.1" {
  decides = "school", law = "ACT, art. 1",
  when = person.insured :at_least (param.needed), gives = "yes",
}
decision "job" { about = person, gives = yes_no, tags = { "service" }, otherwise = "no" }
clause "job.1" {
  decides = "job", law = "ACT, art. 1",
  when = any { person.hukou :is "local", person.insured :at_least (36) }, gives = "yes",
}
decision "aid" { about = person, gives = money, mode = "half_up", otherwise = 0 }
clause "aid.1" {
  decides = "aid", law = "ACT, art. 1",
  when = person.birth:years_to (law_day) :at_least (60), gives = person.income * percent (50),
}
decision "house" { about = person, gives = yes_no, otherwise = "no" }
clause "house.1" {
  decides = "house", law = "ACT, art. 1", when = person.prefix :is "11", gives = "yes",
}
decision "post" { about = person, gives = yes_no, otherwise = "no" }
clause "post.1" {
  decides = "post", law = "ACT, art. 1", since = "2020-01-01", ended = "2020-12-31",
  when = all { person.insured :at_least (36), person.degree :at_least "college" }, gives = "yes",
}
clause "post.2" {
  decides = "post", law = "ACT, art. 1", since = "2021-01-01", ended = "2021-12-31",
  when = all { person.insured :at_least (12), person.degree :at_least "college" }, gives = "yes",
}
clause "post.3" {
  decides = "post", law = "ACT, art. 1", since = "2022-01-01",
  when = all { person.insured :at_least (12), person.degree :at_least "bachelor" }, gives = "yes",
}
provision "4" { "Equal treatment", law = "ACT, art. 4" }
requirement "4.1" { about = person, decisions = "school", same_for = { person.hukou } }
requirement "4.2" {
  about = person, decisions = "service", same_for = "protected",
  given = person.insured :at_least (1),
}
requirement "4.3" { about = person, decisions = "aid", rises_with = { person.income } }
requirement "4.4" { about = person, decisions = "post", no_harder_than = "previous" }
requirement "4.5" { about = person, decisions = "job", possible = person.degree :is "none" }
requirement "4.6" { about = person, decisions = "post", possible = person.degree :is "none" }
requirement "4.7" { about = person, decisions = "school", always = "decided" }
requirement "4.8" { about = person, decisions = "nothing", always = "yes" }
requirement "4.9" { about = person, decisions = "house", same_for = { person.hukou } }
requirement "4.10" {
  about = person, decisions = "job", same_for = { person.hukou },
  except = person.insured :below (36), except_law = "ACT, art. 7",
}
requirement "4.11" { about = person, decisions = "school", rises_with = { person.insured } }
requirement "4.12" {
  about = person, decisions = "school", always = "yes",
  given = all { person.insured :at_least (2), person.insured :below (2) },
}
requirement "4.13" { about = person, decisions = "aid", always = "decided" }
case "asked" {
  on = "2021-06-01",
  expect { school = "undetermined", house = "undetermined", post = "undetermined" },
  expect { job = "yes", aid = "undetermined" },
  person "A" { hukou = "local" },
}
END
# The region asks 9 months of those from elsewhere.
cat >pack/regions/north/law.lua <<'END'
exception "school.north" {
  to = "school.1", law = "ACT, art. 2", reason = "Few places", since = "2021-01-01",
  when = all { person.hukou :is "other", person.insured :below (9) }, gives = "no",
}
END

run check pack --on 2021-06-01
is "a breach is an error" 1 "$status"
has "a fact that is not read cannot matter" \
"pack.lua:50: note: 4.1: requirement 4.1 holds in nation: no clause reads the fact" "$out"
has "two people, who differ in one fact, with outcomes and clauses" \
"pack.lua:51: error: 4.2: requirement 4.2 (ACT, art. 4) is in breach in nation: job is yes (job.1) where person.hukou = local and no (otherwise) where person.hukou = other, of two people who differ in that alone (both: person.insured = 1); decide without person.hukou, or name the law that allows it by except" "$out"
has "a calculation that only grows is proven to" \
"pack.lua:55: note: 4.3: requirement 4.3 holds in nation: proven, since what clauses calculate with the fact only grows with it" "$out"
# birth: the days within two of those of 60 and 61 years ago, for each of two months: 2 x 2 x 5 = 20;
# income: 0, 0.01, the middle and the most: 4.
has "what clauses calculate is else not proven" \
"pack.lua:71: warning: 4.13: requirement 4.13 is not proven in nation: no breach among 80 people on whom aid was tried, but person.income (pack.lua:30) does more than compare facts with constants" "$out"
# insured 11, 12, 13, 35, 36, 37 and three degrees: 18.
has "a lower bar is no harder" \
"pack.lua:56: note: 4.4: requirement 4.4 holds in nation: proven over all 18 cells of the facts that are read" "$out"
has "somebody who is accepted proves that it is possible" \
"pack.lua:57: note: 4.5: requirement 4.5 holds in nation: somebody who could be so is accepted" "$out"
# insured 11, 12, 13 and three degrees: 9.
has "where nobody can be, all were tried" \
"pack.lua:58: error: 4.6: requirement 4.6 (ACT, art. 4) is in breach in nation: post accepts nobody who could be so, in any of the 9 cells of the facts that it reads; open a way" "$out"
# insured 2, 3, 4.
has "everybody is decided" \
"pack.lua:59: note: 4.7: requirement 4.7 holds in nation: proven over all 3 cells of the facts that are read" "$out"
has "no decision is nothing to judge" \
"pack.lua:60: warning: 4.8: requirement 4.8 has nothing to judge in nation: there is no such decision or fact" "$out"
has "what gives the fact away is a breach" \
"pack.lua:61: error: 4.9: requirement 4.9 (ACT, art. 4) is in breach in nation: house reads person.prefix, which is declared to give away person.hukou; decide without it, or name the law that allows it by except" "$out"
# local or not, insured 35, 36, 37: 6, of which those below 36 are left out.
has "an exemption by law passes with a note" \
"pack.lua:62: note: 4.10: requirement 4.10 holds in nation: proven over all 6 cells of the facts that are read, but for those whom ACT, art. 7 excepts" "$out"
has "more is never less" \
"pack.lua:66: note: 4.11: requirement 4.11 holds in nation: proven over all 3 cells of the facts that are read" "$out"
# insured 1, 2, 3, 4: of 2 (given) and 3 (needed).
has "nobody concerned is nothing to judge" \
"pack.lua:67: warning: 4.12: requirement 4.12 has nothing to judge in nation: it is about nobody among 4 people tried" "$out"

run check pack --on 2021-06-01 --region north
has "a region has an answer of its own" \
"pack.lua:50: error: 4.1: requirement 4.1 (ACT, art. 4) is in breach in north: school is yes (school.1) where person.hukou = local and no (school.north) where person.hukou = other, of two people who differ in that alone (both: person.insured = 3); decide without person.hukou, or name the law that allows it by except" "$out"

# nation: 4.2, 4.6, 4.9; north also 4.1.
run check pack --on 2021-06-01 --all-regions
is "and the table of regions counts what it breaks" \
"1: region  title  level     set  lawful  unlawful  since  breaches
north          province    0       0         0                4" "$status: $out"

run check pack --on 2022-06-01
has "whom the law before accepted" \
"pack.lua:56: error: 4.4: requirement 4.4 (ACT, art. 4) is in breach in nation: post is no (otherwise), and before was yes (post.2), where person.insured = 12, person.degree = college; nobody accepted before may be refused" "$out"

run check pack --on 2020-06-01
has "without an earlier law there is nothing to judge" \
"pack.lua:56: warning: 4.4: requirement 4.4 has nothing to judge in nation: there is no such decision whose law has changed" "$out"

cat >pack/cases.lua <<'END'
case "verdicts" {
  on = "2021-06-01",
  expect {
    ["4.1"] = "pass", ["4.2"] = "breach", ["4.13"] = "undetermined", ["4.8"] = "nothing to judge",
  },
}
case "a clause that asks where somebody is from" {
  on = "2021-06-01", without = { "school.1", "@north" },
  clause "school.9" {
    decides = "school", law = "ACT, art. 1", when = person.hukou :is "local", gives = "yes",
  },
  expect { ["4.1"] = "breach" },
}
case "wrong" { on = "2021-06-01", expect { ["4.2"] = "pass" } }
END
run test pack
is "a case that expects another verdict fails" 1 "$status"
holds "and two hold" "3 passed, 1 failed" "$out"
holds "what was found is said" "4.2: expected pass, found breach (requirement 4.2 (ACT, art. 4) is in breach in nation: job is yes" "$out"
# 17 facts of yes and no: 131,072 cells. Lists are tried with none, one and two members.
mkdir many
{
    echo 'source "ACT" { title = "An act", since = "2020-01-01" }'
    echo 'entity "form" {'
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; do echo "f$i = yes_no { \"Fact $i\" },"; done
    echo 'pages = many "page" { "Pages", by = "form" },'
    echo '}'
    echo 'entity "page" { form = one "form" { "Form" }, good = yes_no { "Is good" } }'
    echo 'decision "whole" { about = form, gives = yes_no, otherwise = "no" }'
    echo 'clause "1" { decides = "whole", law = "ACT, art. 1", gives = "yes", when = any {'
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; do echo "form.f$i,"; done
    echo '} }'
    echo 'decision "read" { about = form, gives = yes_no }'
    echo 'clause "2" { decides = "read", law = "ACT, art. 1", gives = any (form.pages, page.good) }'
    echo 'requirement "5.1" { about = form, decisions = "whole", always = "decided", law = "ACT, 5" }'
    echo 'requirement "5.2" { about = form, decisions = "read", always = "decided", law = "ACT, 5" }'
    echo 'requirement "5.3" { about = form, decisions = "read", possible = form.f1, law = "ACT, 5" }'
} >many/pack.lua
run check many --on 2021-06-01
has "a sample proves nothing" \
"pack.lua:45: warning: 5.1: requirement 5.1 is not proven in nation: no breach among 20000 people on whom whole was tried, but there are more cells than 100000, of which these are a fixed sample" "$out"
# Two pages, each good or not, and of the form, of another form or of none: 6 x 6 = 36.
has "two members prove nothing of three" \
"pack.lua:46: warning: 5.2: requirement 5.2 is not proven in nation: no breach among 36 people on whom read was tried, but any (form.pages, page.good) (pack.lua:44) does more than compare facts with constants" "$out"
has "but one good page is a way" \
"pack.lua:47: note: 5.3: requirement 5.3 holds in nation: somebody who could be so is accepted" "$out"
finish
