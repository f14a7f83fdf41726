/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/bench/others.h"

#include "tests/bench/measure.h"

#include <lauxlib.h>
#include <lualib.h>
#include <sqlite3.h>

/* ---- Lua ------------------------------------------------------------------------------------ */

static const char script[] =
    "local floor, ceil, max = math.floor, math.ceil, math.max\n"
    "local degrees = { [3] = 10.5, [4] = 15, [5] = 26, [6] = 37 }\n"
    "local function decide (age, employed, education, insured, residence, housing, population,\n"
    "                       violations, tax, income, size, standard, disabled)\n"
    "  local outcome, points = 0, 0.0\n"
    "  if population < 3000000 then outcome = 0\n"
    "  elseif population <= 5000000 then\n"
    "    outcome = (employed or insured >= 12) and residence >= 12 and 0 or 1\n"
    "  else\n"
    "    points = 3 * (insured // 12) + (housing == 0 and 1 or 0.5) * (residence // 12)\n"
    "      + (degrees[education] or 0)\n"
    "      + (age <= 45 and 20 or max (0, 20 - 4 * ceil ((age - 45) * 2)))\n"
    "      - 30 * violations + (tax >= 30000000 and 6 or 0)\n"
    "    outcome = points >= 100 and 2 or 3\n"
    "  end\n"
    "  local head, benefit = income / size, 0\n"
    "  if head < standard then\n"
    "    benefit = (standard - head) * size\n"
    "    if disabled then benefit = benefit * 1.2 end\n"
    "    benefit = floor (benefit + 0.5)\n"
    "  end\n"
    "  return outcome, points, benefit\n"
    "end\n"
    "local function decide_person (p)\n"
    "  return decide (p.age, p.employed, p.education, p.insured, p.residence, p.housing,\n"
    "    p.population, p.violations, p.tax, p.income, p.size, p.standard, p.disabled)\n"
    "end\n"
    "return decide, decide_person\n";

void lua_open(struct other *other, const struct people *people, size_t rows)
{
    lua_State *L = luaL_newstate();
    *other = (struct other){ .people = people, .rows = rows, .engine = L };
    if (!L)
        fail("out of memory");
    luaL_openlibs(L);
    if (luaL_loadstring(L, script) != LUA_OK || lua_pcall(L, 0, 2, 0) != LUA_OK)
        fail("lua: %s", lua_tostring(L, -1));
    answers_make(&other->answers, rows);
}

static void lua_answer(struct other *other, size_t i)
{
    lua_State *L = other->engine;
    other->answers.settlement[i] = (uint8_t)lua_tointeger(L, -3);
    other->answers.points[i] = lua_tonumber(L, -2);
    other->answers.benefit[i] = (int64_t)lua_tonumber(L, -1);
    lua_pop(L, 3);
}

void lua_work_arguments(void *user)
{
    struct other *other = user;
    const struct people *people = other->people;
    lua_State *L = other->engine;
    for (size_t i = 0; i < other->rows; i++) {
        lua_pushvalue(L, 1);
        lua_pushinteger(L, people->age[i]);
        lua_pushboolean(L, people->employed[i]);
        lua_pushinteger(L, people->education[i]);
        lua_pushinteger(L, people->insured_months[i]);
        lua_pushinteger(L, people->residence_months[i]);
        lua_pushinteger(L, people->housing[i]);
        lua_pushinteger(L, people->city_population[i]);
        lua_pushinteger(L, people->violations[i]);
        lua_pushinteger(L, people->tax[i]);
        lua_pushinteger(L, people->income[i]);
        lua_pushinteger(L, people->household_size[i]);
        lua_pushinteger(L, people->standard[i]);
        lua_pushboolean(L, people->disabled[i]);
        lua_call(L, 13, 3);
        lua_answer(other, i);
    }
}

static void field(lua_State *L, const char *name, lua_Integer value)
{
    lua_pushinteger(L, value);
    lua_setfield(L, -2, name);
}

static void flag(lua_State *L, const char *name, int value)
{
    lua_pushboolean(L, value);
    lua_setfield(L, -2, name);
}

void lua_work_table(void *user)
{
    struct other *other = user;
    const struct people *people = other->people;
    lua_State *L = other->engine;
    for (size_t i = 0; i < other->rows; i++) {
        lua_pushvalue(L, 2);
        lua_createtable(L, 0, 13);
        field(L, "age", people->age[i]);
        flag(L, "employed", people->employed[i]);
        field(L, "education", people->education[i]);
        field(L, "insured", people->insured_months[i]);
        field(L, "residence", people->residence_months[i]);
        field(L, "housing", people->housing[i]);
        field(L, "population", people->city_population[i]);
        field(L, "violations", people->violations[i]);
        field(L, "tax", people->tax[i]);
        field(L, "income", people->income[i]);
        field(L, "size", people->household_size[i]);
        field(L, "standard", people->standard[i]);
        flag(L, "disabled", people->disabled[i]);
        lua_call(L, 1, 3);
        lua_answer(other, i);
    }
}

void lua_end(struct other *other)
{
    lua_close(other->engine);
    answers_free(&other->answers);
}

/* ---- SQL ------------------------------------------------------------------------------------ */

static const char sql_tables[] =
    "CREATE TABLE person (age INTEGER, employed INTEGER, education INTEGER, insured INTEGER,"
    " residence INTEGER, housing INTEGER, population INTEGER, violations INTEGER, tax INTEGER,"
    " income INTEGER, size INTEGER, standard INTEGER, disabled INTEGER);"
    "CREATE TABLE answer (outcome INTEGER, points REAL, benefit INTEGER);";

static const char sql_decide[] =
    "DELETE FROM answer;"
    "INSERT INTO answer SELECT CASE WHEN population < 3000000 THEN 0"
    " WHEN population <= 5000000 THEN"
    "  CASE WHEN (employed OR insured >= 12) AND residence >= 12 THEN 0 ELSE 1 END"
    " WHEN points >= 100 THEN 2 ELSE 3 END,"
    " CASE WHEN population > 5000000 THEN points ELSE 0 END,"
    " CASE WHEN income < standard * size THEN CAST(floor((standard * size - income)"
    "  * CASE WHEN disabled THEN 1.2 ELSE 1 END + 0.5) AS INTEGER) ELSE 0 END"
    " FROM (SELECT *, 3 * (insured / 12)"
    "  + CASE housing WHEN 0 THEN 1 ELSE 0.5 END * (residence / 12)"
    "  + CASE education WHEN 3 THEN 10.5 WHEN 4 THEN 15 WHEN 5 THEN 26 WHEN 6 THEN 37 ELSE 0 END"
    "  + CASE WHEN age <= 45 THEN 20 ELSE max(0, 20 - 8 * (age - 45)) END"
    "  - 30 * violations + CASE WHEN tax >= 30000000 THEN 6 ELSE 0 END AS points FROM person)";

static void sql_run(sqlite3 *database, const char *text)
{
    if (sqlite3_exec(database, text, NULL, NULL, NULL) != SQLITE_OK)
        fail("sqlite: %s", sqlite3_errmsg(database));
}

static sqlite3_stmt *sql_prepare(sqlite3 *database, const char *text)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(database, text, -1, &statement, NULL) != SQLITE_OK)
        fail("sqlite: %s", sqlite3_errmsg(database));
    return statement;
}

static void sql_insert(sqlite3_stmt *insert, const struct people *people, size_t i)
{
    const int64_t cells[] = { people->age[i],
                              people->employed[i],
                              people->education[i],
                              people->insured_months[i],
                              people->residence_months[i],
                              people->housing[i],
                              people->city_population[i],
                              people->violations[i],
                              people->tax[i],
                              people->income[i],
                              people->household_size[i],
                              people->standard[i],
                              people->disabled[i] };
    for (int k = 0; k < 13; k++)
        sqlite3_bind_int64(insert, k + 1, cells[k]);
    sqlite3_step(insert);
    sqlite3_reset(insert);
}

void sql_open(struct other *other, const struct people *people, size_t rows)
{
    sqlite3 *database;
    if (sqlite3_open(":memory:", &database) != SQLITE_OK)
        fail("sqlite does not open");
    *other = (struct other){ .people = people, .rows = rows, .engine = database };
    sql_run(database, sql_tables);
    sqlite3_stmt *insert =
        sql_prepare(database, "INSERT INTO person VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)");
    sql_run(database, "BEGIN");
    for (size_t i = 0; i < rows; i++)
        sql_insert(insert, people, i);
    sql_run(database, "COMMIT");
    sqlite3_finalize(insert);
    answers_make(&other->answers, rows);
}

void sql_work(void *user)
{
    sql_run(((struct other *)user)->engine, sql_decide);
}

void sql_read(struct other *other)
{
    sqlite3_stmt *select = sql_prepare(other->engine, "SELECT * FROM answer ORDER BY rowid");
    for (size_t i = 0; i < other->rows && sqlite3_step(select) == SQLITE_ROW; i++) {
        other->answers.settlement[i] = (uint8_t)sqlite3_column_int(select, 0);
        other->answers.points[i] = sqlite3_column_double(select, 1);
        other->answers.benefit[i] = sqlite3_column_int64(select, 2);
    }
    sqlite3_finalize(select);
}

void sql_end(struct other *other)
{
    sqlite3_close(other->engine);
    answers_free(&other->answers);
}
