/* SPDX-License-Identifier: Apache-2.0 */
/* Part of a set of kernels: the cells of one column, taken out of the text. Each loop takes the
   forms that most cells have, without a branch that must be guessed; the others are odd. */

#define EACH UINT64_C(0x0101010101010101)

/* 1 <= count <= 8 digits in the highest bytes, the first in the lowest of them; noughts below. */
static inline uint64_t align_digits(uint64_t word, size_t count)
{
    unsigned bits = 8 * (unsigned)count;
    return word << (64 - bits) | (0x30 * EACH >> 4) >> (bits - 4);
}

/* A word of which not all bytes are digits, for a cell of another form. */
#define ODD_WORD 0

static void set_wholes(const struct csv_fields *from, uint64_t *words)
{
    const struct csv_fields fields = *from; /* of its own: nothing that is written can change it */
    for (size_t row = 0; row < fields.count; row++) {
        struct csv_span field = csv_field_at(&fields, row);
        bool usual = field.length - 1 < CSV_DIGITS_MOST;
        uint64_t word = align_digits(csv_load(field.start), usual ? field.length : 1);
        words[row] = usual ? word : ODD_WORD;
    }
}

/* As many decimals as the column has, such as 1200.50; the point is squeezed out. */
static void set_decimals(const struct csv_fields *from, size_t places, uint64_t *words)
{
    const struct csv_fields fields = *from;
    unsigned shift = 64 - 8 * (unsigned)places;
    for (size_t row = 0; row < fields.count; row++) {
        struct csv_span field = csv_field_at(&fields, row);
        size_t whole = field.length - places - 1;
        bool usual = whole - 1 < CSV_DIGITS_MOST - places;
        whole = usual ? whole : 1;
        usual &= field.start[whole] == '.';
        uint64_t decimals = csv_load(field.start + whole + 1) << shift;
        uint64_t word = align_digits(csv_load(field.start), whole) >> (64 - shift) | decimals;
        words[row] = usual ? word : ODD_WORD;
    }
}

/* 2019-12-25, 2019/12/25, 20191225: the digits. */
static void gather_days(const struct csv_fields *from, uint64_t *words)
{
    const struct csv_fields fields = *from;
    for (size_t row = 0; row < fields.count; row++) {
        struct csv_span field = csv_field_at(&fields, row);
        uint64_t word = csv_load(field.start);
        char mark = field.start[4];
        if (field.length == 10 && (mark == '-' || mark == '/') && field.start[7] == mark)
            word = (word & UINT32_MAX) | (word >> 40 & 0xffff) << 32 |
                   (uint64_t)(unsigned char)field.start[8] << 48 |
                   (uint64_t)(unsigned char)field.start[9] << 56;
        else if (field.length != 8)
            word = ODD_WORD;
        words[row] = word;
    }
}

/* As day_from_civil, for years that are not negative: no eras. digits: 20191225. */
static inline bool make_day(uint32_t digits, int64_t *day)
{
    static const uint8_t lengths[16] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    static const uint16_t before[16] = { 0, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275 };
    uint32_t year = digits / 10000;
    uint32_t month = digits / 100 % 100;
    uint32_t of_month = digits % 100;
    bool leap = year % 25 ? year % 4 == 0 : year % 16 == 0;
    uint32_t length = lengths[month & 15] + (uint32_t)(month == 2 && leap);
    bool exists = month <= 12 && of_month - 1 < length && year > 0;
    year -= month <= 2; /* years that begin in March: a leap day is then their last */
    *day =
        (int64_t)(365 * year + year / 4 - year / 100 + year / 400 + before[month & 15] + of_month) -
        1 - 719468;
    return exists;
}

static void set_days(const struct csv_fields *fields, const struct csv_numbers *numbers)
{
    gather_days(fields, numbers->words);
    const struct csv_numbers digits = { numbers->words, fields->count,   0,
                                        INT64_MAX,      numbers->values, numbers->odd };
    set_numbers(&digits);
    for (size_t row = 0; row < fields->count;) {
        size_t end = row + 8 < fields->count ? row + 8 : fields->count;
        size_t group = row / 8;
        unsigned marks = numbers->odd[group];
        for (unsigned i = 0; row < end; i++, row++) {
            int64_t day;
            bool exists = make_day((uint32_t)numbers->values[row], &day);
            bool odd = !exists || day < numbers->least || day > numbers->most;
            numbers->values[row] = day;
            marks |= (unsigned)odd << i;
        }
        numbers->odd[group] = (uint8_t)marks;
    }
}

/* The second eight bytes are compared always, so that no branch must be guessed. */
static inline bool find_word(const struct csv_words *words, struct csv_span field, int64_t *value)
{
    size_t length = field.length;
    unsigned unused = length - 1 < 8 ? 64 - 8 * (unsigned)length : 0;
    uint64_t mask = ~UINT64_C(0) >> unused;
    uint64_t key = csv_load(field.start) & mask;
    /* As letters are; no other plain byte becomes one of the words. */
    if (words->blind)
        key |= key & 0x80 * EACH ? 0 : 0x20 * EACH & mask;
    const struct csv_word *word = &words->slots[csv_word_slot(words, key, length)];
    *value = word->value;
    uint64_t more = (csv_load(field.start + 8) ^ word->more) & word->more_mask;
    bool same = (word->key == key) & (word->length == length) & (length != 0) & (more == 0);
    return same && (length <= 16 || memcmp(word->text, field.start, length) == 0);
}

static void set_choices(const struct csv_fields *from, const struct csv_words *table,
                        int64_t *values, uint8_t *odd)
{
    const struct csv_fields fields = *from;
    const struct csv_words words = *table;
    for (size_t row = 0; row < fields.count;) {
        size_t end = row + 8 < fields.count ? row + 8 : fields.count;
        size_t group = row / 8;
        unsigned marks = 0;
        for (unsigned i = 0; row < end; i++, row++)
            marks |= (unsigned)!find_word(&words, csv_field_at(&fields, row), &values[row]) << i;
        odd[group] = (uint8_t)marks;
    }
}
