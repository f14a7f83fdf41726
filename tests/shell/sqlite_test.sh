# SPDX-License-Identifier: Apache-2.0
# Facts from a SQLite file, decisions into one: the same as by CSV.
. "$(dirname "$0")/helper.sh"
command -v sqlite3 >/dev/null || { echo "sqlite3 is missing: apt-get install sqlite3"; exit 1; }
cd "$work" || exit 1
mkdir csv
cat >csv/town.csv <<'END'
id,population
small,1000000
big,8000000
END
cat >csv/person.csv <<'END'
id,home,degree,insured_months
p1,small,none,0
p2,big,master,40
p3,big,none,1
p4,big,,40
END
sqlite3 facts.db <<'END'
CREATE TABLE town (id TEXT, population INTEGER);
INSERT INTO town VALUES ('small', 1000000), ('big', 8000000);
CREATE TABLE person (id TEXT, home TEXT, degree TEXT, insured_months);
INSERT INTO person VALUES ('p1', 'small', 'none', 0), ('p2', 'big', 'master', 40),
  ('p3', 'big', 'none', 1.0), ('p4', 'big', NULL, 40);
END
run run "$packs/town" --facts csv --decide settle --on 2020-12-31 --out csv.csv
is "a folder" 0 "$status"
run run "$packs/town" --facts facts.db --decide settle --on 2020-12-31 --out db.csv
is "a database" 0 "$status"
is "gives the same" "$(cat csv.csv)" "$(cat db.csv)"
run run "$packs/town" --facts csv --decide settle --on 2020-12-31 --out out.sqlite
is "decisions into a database" 0 "$status"
is "the same decisions" "$(tail -n +2 csv.csv)" "$(sqlite3 out.sqlite \
  'SELECT id, coalesce(settle, ""), coalesce("settle.clause", ""), "settle.status",
   coalesce("settle.ask", "") FROM decisions' | tr '|' ',')"
sqlite3 facts.db "UPDATE person SET insured_months = 9999 WHERE id = 'p2'"
run run "$packs/town" --facts facts.db --decide settle --on 2020-12-31 --out bad.csv
is "a bad row stops the run" 4 "$status"
has "table and row are named" \
  "person:3: insured_months: 9999 is above 720, the most that insured_months may be" "$err"
sqlite3 facts.db "DROP TABLE town"
run run "$packs/town" --facts facts.db --decide settle --on 2020-12-31 --out bad.csv
is "a table that is not there" 4 "$status"
is "is named" "bylaw: cannot read table town of 'facts.db': no such table: town" "$err"
run run "$packs/town" --facts csv --decide settle --on 2020-12-31 --out no/out.db
is "no folder for the result" 5 "$status"
is "nothing is left" "" "$(ls -d ./*.part-* no 2>/dev/null)"
finish
