/* SPDX-License-Identifier: Apache-2.0 */
/* Writes a sample population for this pack: city.csv, household.csv and person.csv. Everybody in it
   is made up by a generator with a seed: the same arguments give the same bytes on any machine. */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define CELL_BYTES 32

/* ---- Cities -------------------------------------------------------------------------------- */

/* Names are real. Where population is given it is the urban-area figure of the 2020 census (of
   Chengdu and Dalian from memory). Where it is 0 the file gets a figure made up within the bounds
   of the city's size class: it is part of the sample, not a statistic. */
enum tier { SMALL_2, SMALL_1, MEDIUM, LARGE_2, LARGE_1, VERY_LARGE, SUPER };
static const int64_t tier_bounds[] = {
    50000, 200000, 500000, 1000000, 3000000, 5000000, 10000000, 18000000,
};
static const struct city {
    const char *id;
    const char *chinese;
    const char *region; /* code of a region of the pack; "" for the others */
    enum tier tier;
    int64_t population;
    unsigned weight; /* share of the applicants */
} cities[] = {
    { "beijing", "北京", "110000", SUPER, 17750000, 300 },
    { "guangzhou", "广州", "440100", SUPER, 0, 160 },
    { "shanghai", "上海", "", SUPER, 19870000, 40 },
    { "shenzhen", "深圳", "", SUPER, 0, 30 },
    { "chengdu", "成都", "", SUPER, 13340000, 20 },
    { "tianjin", "天津", "", SUPER, 0, 15 },
    { "chongqing", "重庆", "", SUPER, 0, 15 },
    { "wuhan", "武汉", "", VERY_LARGE, 9950000, 20 },
    { "dalian", "大连", "", VERY_LARGE, 5210000, 10 },
    { "hangzhou", "杭州", "", VERY_LARGE, 0, 15 },
    { "nanjing", "南京", "", VERY_LARGE, 0, 10 },
    { "taiyuan", "太原", "", LARGE_1, 4049700, 60 },
    { "xiamen", "厦门", "", LARGE_1, 0, 40 },
    { "fuzhou", "福州", "", LARGE_1, 0, 40 },
    { "datong", "大同", "", LARGE_2, 1754700, 60 },
    { "changzhi", "长治", "", LARGE_2, 1024100, 50 },
    { "lanzhou", "兰州", "", LARGE_2, 0, 40 },
    { "luoyang", "洛阳", "", LARGE_2, 0, 40 },
    { "chengde", "承德", "", MEDIUM, 0, 15 },
    { "lijiang", "丽江", "", SMALL_1, 0, 10 },
    { "dunhuang", "敦煌", "", SMALL_2, 0, 10 },
};

/* ---- Columns ------------------------------------------------------------------------------- */

struct column {
    const char *name;
    const char *chinese;
};
static const struct column city_columns[] = {
    { "id", "id" },
    { "region", "region" },
    { "name", "城市名称" },
    { "population", "城区常住人口" },
};
static const struct column household_columns[] = {
    { "id", "id" },
    { "residence", "居住城市" },
    { "size", "家庭人口" },
    { "income_month", "家庭月收入" },
    { "within_asset_limits", "财产符合规定" },
};
enum person_column { /* ORDER person_columns */
                     ID,
                     BIRTH_DATE,
                     DESTINATION,
                     HOUSEHOLD,
                     KEY_GROUP,
                     PERMIT_SINCE,
                     LAST_PENALTY,
                     PAST_RETIREMENT_AGE,
                     INSURED_RUN_MONTHS,
                     BACKPAID_MONTHS,
                     INSURED_MONTHS,
                     OWNED_MONTHS,
                     RENTED_MONTHS,
                     OWNS_HOME,
                     HOME_MOVED_MONTHS,
                     BOTH_MOVED_MONTHS,
                     DEGREE,
                     NATIONAL_PRIZE,
                     CITY_PRIZE,
                     MANAGER_YEARS,
                     STARTUP_YEARS,
                     INCUBATOR_YEARS,
                     HONOURS,
                     INCOME_TAX_YEAR,
                     INVESTOR_TAX_YEAR,
                     TAX_OFFENCES,
                     DETENTIONS,
                     PENSION_MONTHS,
                     MEDICAL_MONTHS,
                     UNEMPLOYMENT_MONTHS,
                     INJURY_MONTHS,
                     MATERNITY_MONTHS,
                     FUND_MONTHS,
                     PERSON_COLUMNS
};
static const struct column person_columns[PERSON_COLUMNS] = {
    { "id", "id" },
    { "birth_date", "出生日期" },
    { "destination", "落户城市" },
    { "household", "家庭编号" },
    { "key_group", "重点群体" },
    { "permit_since", "居住证起始日" },
    { "last_penalty", "最近刑事处罚日" },
    { "past_retirement_age", "超过法定退休年龄" },
    { "insured_run_months", "连续缴费月数" },
    { "backpaid_months", "补缴月数" },
    { "insured_months", "社保缴费月数" },
    { "owned_months", "自有住所月数" },
    { "rented_months", "租住月数" },
    { "owns_home", "拥有自有住房" },
    { "home_moved_months", "居住地迁出月数" },
    { "both_moved_months", "职住迁出月数" },
    { "degree", "学历学位" },
    { "national_prize", "国家级奖项分值" },
    { "city_prize", "市级奖项分值" },
    { "manager_years", "高新企业任职年数" },
    { "startup_years", "创业企业任职年数" },
    { "incubator_years", "孵化机构任职年数" },
    { "honours", "荣誉表彰数" },
    { "income_tax_year", "年均个人所得税" },
    { "investor_tax_year", "年均投资人纳税额" },
    { "tax_offences", "涉税违法次数" },
    { "detentions", "行政拘留次数" },
    { "pension_months", "养老保险月数" },
    { "medical_months", "医疗保险月数" },
    { "unemployment_months", "失业保险月数" },
    { "injury_months", "工伤保险月数" },
    { "maternity_months", "生育保险月数" },
    { "fund_months", "住房公积金月数" },
};

struct choice {
    const char *name;
    const char *chinese;
    unsigned weight;
};
static const struct choice degrees[] = {
    { "none", "无", 15 },     { "college", "大学专科", 22 }, { "bachelor", "学士", 40 },
    { "master", "硕士", 19 }, { "doctor", "博士", 4 },
};
static const struct choice key_groups[] = {
    { "none", "无", 70 },
    { "rural_student", "农村学生", 8 },
    { "rural_soldier", "农村参军人员", 3 },
    { "five_years_in_town", "城镇就业五年", 9 },
    { "whole_family", "举家迁徙", 4 },
    { "new_generation", "新生代农民工", 6 },
};

/* ---- Settings and chance ------------------------------------------------------------------- */

struct settings {
    uint64_t persons;
    const char *folder;
    unsigned missing_percent;
    uint64_t bad_rows;
    uint64_t seed;
    bool chinese;
};

/* splitmix64: small, and the same on every machine. */
static uint64_t chance_next(uint64_t *chance)
{
    uint64_t z = (*chance += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

/* low to high, both inclusive. */
static int64_t between(uint64_t *chance, int64_t low, int64_t high)
{
    return low + (int64_t)(chance_next(chance) % (uint64_t)(high - low + 1));
}

static bool in_percent(uint64_t *chance, int64_t percent)
{
    return between(chance, 1, 100) <= percent;
}

static const struct choice *pick(uint64_t *chance, const struct choice *choices, size_t count)
{
    unsigned sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += choices[i].weight;
    unsigned at = (unsigned)(chance_next(chance) % sum);
    size_t i = 0;
    while (at >= choices[i].weight)
        at -= choices[i++].weight;
    return &choices[i];
}

static const struct city *pick_city(uint64_t *chance)
{
    unsigned sum = 0;
    for (size_t i = 0; i < COUNT(cities); i++)
        sum += cities[i].weight;
    unsigned at = (unsigned)(chance_next(chance) % sum);
    size_t i = 0;
    while (at >= cities[i].weight)
        at -= cities[i++].weight;
    return &cities[i];
}

/* ---- Cells --------------------------------------------------------------------------------- */

typedef char cell[CELL_BYTES];

static void put_text(cell out, const char *text)
{
    size_t length = strlen(text);
    memcpy(out, text, length < CELL_BYTES ? length + 1 : CELL_BYTES);
    out[CELL_BYTES - 1] = '\0';
}

static void put_number(cell out, int64_t number)
{
    char digits[24];
    size_t at = sizeof digits;
    digits[--at] = '\0';
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    put_text(out, digits + at);
}

/* A letter and seven or more digits: P0000001. */
static void put_id(cell out, char letter, uint64_t number)
{
    cell digits;
    put_number(digits, (int64_t)number);
    size_t length = strlen(digits);
    size_t zeros = length < 7 ? 7 - length : 0;
    out[0] = letter;
    memset(out + 1, '0', zeros);
    memcpy(out + 1 + zeros, digits, length + 1);
}

static void put_money(cell out, int64_t fen)
{
    put_number(out, fen / 100);
    size_t length = strlen(out);
    out[length] = '.';
    out[length + 1] = (char)('0' + fen / 10 % 10);
    out[length + 2] = (char)('0' + fen % 10);
    out[length + 3] = '\0';
}

/* A day of a month that every month has. */
static void put_day(uint64_t *chance, cell out, int64_t year)
{
    int64_t month = between(chance, 1, 12);
    int64_t day = between(chance, 1, 28);
    put_number(out, year);
    const char rest[] = {
        '-',  (char)('0' + month / 10), (char)('0' + month % 10),
        '-',  (char)('0' + day / 10),   (char)('0' + day % 10),
        '\0',
    };
    memcpy(out + strlen(out), rest, sizeof rest);
}

static void put_yes_no(cell out, bool yes, bool chinese)
{
    if (chinese)
        put_text(out, yes ? "是" : "否");
    else
        put_text(out, yes ? "yes" : "no");
}

/* ---- People -------------------------------------------------------------------------------- */

static void make_work(uint64_t *chance, cell *row, int64_t age, bool chinese)
{
    int64_t career = (age - 21) * 12;
    int64_t insured = career * between(chance, 30, 100) / 100;
    int64_t owned = in_percent(chance, 45) ? between(chance, 0, insured) : 0;
    int64_t run = in_percent(chance, 80) ? insured : between(chance, 0, insured);

    put_number(row[INSURED_MONTHS], insured);
    put_number(row[INSURED_RUN_MONTHS], run);
    put_number(row[BACKPAID_MONTHS], in_percent(chance, 92) ? 0 : between(chance, 1, 12));
    put_number(row[OWNED_MONTHS], owned);
    put_number(row[RENTED_MONTHS], between(chance, 0, insured - owned + 24));
    put_yes_no(row[OWNS_HOME], owned > 0, chinese);
    put_number(row[HOME_MOVED_MONTHS], in_percent(chance, 12) ? between(chance, 1, 36) : 0);
    put_number(row[BOTH_MOVED_MONTHS], in_percent(chance, 6) ? between(chance, 1, 36) : 0);
    put_number(row[PENSION_MONTHS], insured);
    put_number(row[MEDICAL_MONTHS], insured * between(chance, 90, 100) / 100);
    put_number(row[UNEMPLOYMENT_MONTHS], insured * between(chance, 70, 100) / 100);
    put_number(row[INJURY_MONTHS], insured * between(chance, 70, 100) / 100);
    put_number(row[MATERNITY_MONTHS], insured * between(chance, 60, 100) / 100);
    put_number(row[FUND_MONTHS], insured * between(chance, 0, 100) / 100);
}

static void make_merits(uint64_t *chance, cell *row, bool chinese)
{
    const struct choice *degree = pick(chance, degrees, COUNT(degrees));
    put_text(row[DEGREE], chinese ? degree->chinese : degree->name);
    put_number(row[NATIONAL_PRIZE], in_percent(chance, 1) ? between(chance, 1, 12) : 0);
    put_number(row[CITY_PRIZE], in_percent(chance, 1) ? between(chance, 1, 6) : 0);
    put_number(row[MANAGER_YEARS], in_percent(chance, 4) ? between(chance, 1, 6) : 0);
    put_number(row[STARTUP_YEARS], in_percent(chance, 4) ? between(chance, 1, 6) : 0);
    put_number(row[INCUBATOR_YEARS], in_percent(chance, 2) ? between(chance, 1, 6) : 0);
    put_number(row[HONOURS], in_percent(chance, 1) ? 1 : 0);
    put_money(row[INCOME_TAX_YEAR], between(chance, 0, in_percent(chance, 8) ? 30000000 : 3000000));
    put_money(row[INVESTOR_TAX_YEAR], in_percent(chance, 2) ? between(chance, 0, 60000000) : 0);
    put_number(row[TAX_OFFENCES], in_percent(chance, 1) ? 1 : 0);
    put_number(row[DETENTIONS], in_percent(chance, 1) ? 1 : 0);
}

static void make_person(uint64_t *chance, cell *row, uint64_t index, uint64_t households,
                        const struct settings *settings)
{
    int64_t age = between(chance, 22, 58);
    put_id(row[ID], 'P', index + 1);
    put_day(chance, row[BIRTH_DATE], 2020 - age);
    put_text(row[DESTINATION], pick_city(chance)->id);
    put_id(row[HOUSEHOLD], 'H', index * households / settings->persons + 1);
    const struct choice *group = pick(chance, key_groups, COUNT(key_groups));
    put_text(row[KEY_GROUP], settings->chinese ? group->chinese : group->name);
    if (in_percent(chance, 94))
        put_day(chance, row[PERMIT_SINCE], between(chance, 2008, 2020));
    else
        put_text(row[PERMIT_SINCE], "-");
    if (in_percent(chance, 2))
        put_day(chance, row[LAST_PENALTY], between(chance, 2008, 2020));
    else
        put_text(row[LAST_PENALTY], "-");
    put_yes_no(row[PAST_RETIREMENT_AGE], age > 50 && in_percent(chance, 10), settings->chinese);
    make_work(chance, row, age, settings->chinese);
    make_merits(chance, row, settings->chinese);
}

/* Wrong rows of different kinds, one mistake each. Returns how many cells the row has. */
static size_t spoil(cell *row, uint64_t kind, uint64_t index)
{
    switch (kind % 8) {
    case 0: /* out of bounds */
        put_text(row[INSURED_MONTHS], "9999");
        break;
    case 1: /* no such choice */
        put_text(row[DEGREE], "diploma");
        break;
    case 2: /* a reference to nobody */
        put_text(row[DESTINATION], "atlantis");
        break;
    case 3: /* the id of the row before */
        put_id(row[ID], 'P', index);
        break;
    case 4: /* no such day */
        put_text(row[BIRTH_DATE], "1985-02-30");
        break;
    case 5: /* ragged */
        return PERSON_COLUMNS - 2;
    case 6: /* no number */
        put_text(row[OWNED_MONTHS], "many");
        break;
    default: /* no UTF-8 */
        put_text(row[KEY_GROUP], "\xff\xfe");
        break;
    }
    return PERSON_COLUMNS;
}

/* ---- Files --------------------------------------------------------------------------------- */

static FILE *file_open(const struct settings *settings, const char *name,
                       const struct column *columns, size_t count)
{
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%s", settings->folder, name);
    FILE *file = length > 0 && (size_t)length < sizeof path ? fopen(path, "wb") : NULL;
    if (!file) {
        fprintf(stderr, "population: cannot write %s/%s: %s\n", settings->folder, name,
                strerror(errno));
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        fprintf(file, "%s%s", i ? "," : "",
                settings->chinese ? columns[i].chinese : columns[i].name);
    fputc('\n', file);
    return file;
}

static void row_write(FILE *file, cell *row, size_t count)
{
    char line[PERSON_COLUMNS * (CELL_BYTES + 1)];
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(row[i]);
        memcpy(line + at, row[i], length);
        at += length;
        line[at++] = i + 1 < count ? ',' : '\n';
    }
    (void)fwrite(line, 1, at, file); /* file_close looks whether all went well */
}

/* Empties some cells; never the id. A chance of its own keeps the other cells as they would be. */
static void row_forget(uint64_t *chance, cell *row, size_t count, unsigned percent)
{
    for (size_t i = 1; percent && i < count; i++)
        if (in_percent(chance, percent))
            row[i][0] = '\0';
}

static bool file_close(FILE *file)
{
    bool good = !ferror(file);
    if (fclose(file) == 0 && good)
        return true;
    fprintf(stderr, "population: cannot write: %s\n", strerror(errno));
    return false;
}

static bool write_cities(const struct settings *settings)
{
    uint64_t chance = settings->seed ^ 1;
    FILE *file = file_open(settings, "city.csv", city_columns, COUNT(city_columns));
    if (!file)
        return false;
    for (size_t i = 0; i < COUNT(cities); i++) {
        const struct city *city = &cities[i];
        int64_t low = tier_bounds[city->tier], high = tier_bounds[city->tier + 1] - 1;
        int64_t made_up = between(&chance, low, high);
        cell row[COUNT(city_columns)];
        put_text(row[0], city->id);
        put_text(row[1], city->region);
        put_text(row[2], city->chinese);
        put_number(row[3], city->population ? city->population : made_up);
        row_write(file, row, COUNT(city_columns));
    }
    return file_close(file);
}

static bool write_households(const struct settings *settings, uint64_t households)
{
    uint64_t chance = settings->seed ^ 2, forget = settings->seed ^ 3;
    FILE *file = file_open(settings, "household.csv", household_columns, COUNT(household_columns));
    if (!file)
        return false;
    for (uint64_t i = 0; i < households; i++) {
        int64_t size = between(&chance, 1, 5);
        int64_t share = between(&chance, 1, 100);
        int64_t fen_a_head = share <= 6    ? between(&chance, 0, 59999)
                             : share <= 15 ? between(&chance, 60000, 89999)
                                           : between(&chance, 90000, 1200000);
        cell row[COUNT(household_columns)];
        put_id(row[0], 'H', i + 1);
        put_text(row[1], pick_city(&chance)->id);
        put_number(row[2], size);
        put_money(row[3], size * fen_a_head);
        put_yes_no(row[4], in_percent(&chance, 92), settings->chinese);
        row_forget(&forget, row, COUNT(household_columns), settings->missing_percent);
        row_write(file, row, COUNT(household_columns));
    }
    return file_close(file);
}

static bool write_persons(const struct settings *settings, uint64_t households)
{
    uint64_t chance = settings->seed ^ 4, forget = settings->seed ^ 5;
    uint64_t spoiled = 0, next_bad = UINT64_MAX;
    FILE *file = file_open(settings, "person.csv", person_columns, PERSON_COLUMNS);
    if (!file)
        return false;
    for (uint64_t i = 0; i < settings->persons; i++) {
        cell row[PERSON_COLUMNS];
        size_t count = PERSON_COLUMNS;
        make_person(&chance, row, i, households, settings);
        row_forget(&forget, row, PERSON_COLUMNS, settings->missing_percent);
        /* Spread evenly, with a good row before each. */
        if (spoiled < settings->bad_rows)
            next_bad = (2 * spoiled + 1) * settings->persons / (2 * settings->bad_rows);
        if (spoiled < settings->bad_rows && i == next_bad)
            count = spoil(row, spoiled++, i);
        row_write(file, row, count);
    }
    return file_close(file);
}

/* ---- The program --------------------------------------------------------------------------- */

static const char usage[] =
    "usage: population N FOLDER [--missing PERCENT] [--bad N] [--seed S] [--chinese]\n"
    "Writes person.csv with N made-up persons, household.csv and city.csv.\n"
    "  --missing PERCENT  leaves that share of the facts of persons and households empty\n"
    "  --bad N            makes N rows of person.csv wrong, in eight kinds; at most half of all\n"
    "  --seed S           other persons; default 1\n"
    "  --chinese          headers, choices and yes/no in Chinese\n";

static bool read_number(const char *text, uint64_t most, uint64_t *out)
{
    char *end = NULL;
    errno = 0;
    unsigned long long number = text ? strtoull(text, &end, 10) : 0;
    if (!text || *text < '0' || *text > '9' || *end || errno || number > most)
        return false;
    *out = number;
    return true;
}

static bool read_arguments(int count, char **arguments, struct settings *settings)
{
    uint64_t percent = 0;
    *settings = (struct settings){ .seed = 1 };
    if (count < 3 || !read_number(arguments[1], 100000000, &settings->persons))
        return false;
    settings->folder = arguments[2];
    for (int i = 3; i < count; i++) {
        const char *value = i + 1 < count ? arguments[i + 1] : NULL;
        if (strcmp(arguments[i], "--chinese") == 0) {
            settings->chinese = true;
            continue;
        }
        bool good = false;
        if (strcmp(arguments[i], "--missing") == 0)
            good = read_number(value, 100, &percent);
        else if (strcmp(arguments[i], "--bad") == 0)
            good = read_number(value, settings->persons / 2, &settings->bad_rows);
        else if (strcmp(arguments[i], "--seed") == 0)
            good = read_number(value, UINT64_MAX, &settings->seed);
        if (!good)
            return false;
        i++;
    }
    settings->missing_percent = (unsigned)percent;
    settings->seed *= 0x2545f4914f6cdd1dU; /* neighbouring seeds share nothing */
    return true;
}

int main(int argument_count, char **arguments)
{
    struct settings settings;
    if (!read_arguments(argument_count, arguments, &settings)) {
        fputs(usage, stderr);
        return 2;
    }
    if (mkdir(settings.folder, 0777) != 0 && errno != EEXIST) {
        fprintf(stderr, "population: cannot make %s: %s\n", settings.folder, strerror(errno));
        return 5;
    }
    uint64_t households = (settings.persons * 3 + 4) / 5;
    bool good = write_cities(&settings) && write_households(&settings, households) &&
                write_persons(&settings, households);
    return good ? 0 : 5;
}
