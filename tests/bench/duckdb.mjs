// SPDX-License-Identifier: Apache-2.0
// DuckDB over the same persons, one thread: SQL that stores the answers, and CSV to CSV.
// node duckdb.mjs PERSON.CSV OUT.JSONL; needs @duckdb/node-api in build/peers.
import { createRequire } from "node:module";
import { appendFileSync } from "node:fs";
import { resolve } from "node:path";

const [people, out] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(resolve("build/peers/package.json"))("@duckdb/node-api");
const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run("SET threads = 1");

const columns = `{'id': 'VARCHAR', 'age': 'INTEGER', 'employed': 'BOOLEAN', 'education': 'VARCHAR',
  'insured_months': 'INTEGER', 'residence_months': 'INTEGER', 'housing': 'VARCHAR',
  'city_population': 'INTEGER', 'violations': 'INTEGER', 'tax_paid_3y': 'DECIMAL(18,2)',
  'household_income': 'DECIMAL(18,2)', 'household_size': 'INTEGER',
  'local_standard': 'DECIMAL(18,2)', 'disabled': 'BOOLEAN'}`;
const file = `SELECT * REPLACE (CAST(tax_paid_3y * 100 AS BIGINT) AS tax_paid_3y,
  CAST(household_income * 100 AS BIGINT) AS household_income,
  CAST(local_standard * 100 AS INTEGER) AS local_standard)
  FROM read_csv('${people}', header = true, columns = ${columns})`;
const decide = (from) => `SELECT id,
  CASE WHEN city_population < 3000000 THEN 'open'
    WHEN city_population <= 5000000 THEN
      CASE WHEN (employed OR insured_months >= 12) AND residence_months >= 12
        THEN 'open' ELSE 'not_yet' END
    WHEN points >= 100 THEN 'points_pass' ELSE 'points_fail' END AS settlement,
  CASE WHEN city_population > 5000000 THEN points ELSE 0 END AS points,
  CASE WHEN household_income < local_standard * household_size
    THEN CAST(floor((local_standard * household_size - household_income)
      * CASE WHEN disabled THEN 1.2::DOUBLE ELSE 1 END + 0.5) AS BIGINT) ELSE 0 END AS benefit
  FROM (SELECT *, (3 * (insured_months // 12)
    + CASE housing WHEN 'own' THEN 1.0::DOUBLE ELSE 0.5 END * (residence_months // 12)
    + CASE education WHEN 'college' THEN 10.5::DOUBLE WHEN 'bachelor' THEN 15 WHEN 'master' THEN 26
        WHEN 'doctor' THEN 37 ELSE 0 END
    + CASE WHEN age <= 45 THEN 20 ELSE greatest(0, 20 - 8 * (age - 45)) END
    - 30 * violations + CASE WHEN tax_paid_3y >= 30000000 THEN 6 ELSE 0 END) AS points
    FROM ${from})`;

async function measure(text, rounds) {
  const seconds = [];
  for (let round = 0; round <= rounds; round++) {
    const before = process.cpuUsage();
    await connection.run(text);
    const used = process.cpuUsage(before);
    if (round > 0) seconds.push((used.user + used.system) / 1e6);
  }
  return seconds.sort((a, b) => a - b)[rounds >> 1];
}

await connection.run(`CREATE TABLE person AS ${file}`);
const stored = await measure(`CREATE OR REPLACE TABLE answer AS ${decide("person")}`, 5);
const sums = (await connection.runAndReadAll(`SELECT count(*), count_if(settlement = 'open'),
  count_if(settlement = 'not_yet'), count_if(settlement = 'points_pass'),
  count_if(settlement = 'points_fail'), sum(points * 2), sum(benefit) FROM answer`)).getRows()[0]
  .map(Number);
if (sums[0] === 1000000 && sums.slice(1).join() !== "758987,12779,13286,214948,22605773,83011391388")
  throw new Error(`DuckDB: the sums are wrong: ${sums}`);
const written = await measure(
  `COPY (${decide(`(${file})`)}) TO 'build/peers/answers.csv' (HEADER)`, 3);

const version = (await connection.runAndReadAll("SELECT version()")).getRows()[0][0];
const figure = (name, title, seconds) =>
  appendFileSync(out, `{"name": "${name}", "title": "${title}", "value": ${
    (seconds / sums[0] * 1e9).toPrecision(6)}, "unit": "ns/row"}\n`);
figure("duckdb_ns_per_row", `DuckDB ${version}, SQL CASE, answers stored, one thread`, stored);
figure("duckdb_csv_ns_per_row", `DuckDB ${version}, CSV to CSV, one thread`, written);
