/* SPDX-License-Identifier: Apache-2.0 */
/* Part of a set of kernels: the cells of one column, from the text into the column. Each loop takes
   the forms that most cells have, without a branch that must be guessed; the others are odd. */

#define EACH UINT64_C(0x0101010101010101)

/* Digits as numbers of a byte each; a text of eight noughts is 0. */
#define DIGITS(word) ((word) ^ 0x30 * EACH)

/* Of a cell that is of another form: no byte of it is a digit. */
#define ODD_WORD(is_odd) (0 - (uint64_t)(is_odd))

/* ---- numbers ---- */

/* 1 to 8 digits into the highest bytes, the first in the lowest of them; noughts below. */
static inline uint64_t align_digits(uint64_t digits, size_t count)
{
    return digits << ((0 - 8 * count) & 63);
}

static inline void put_numbers(const struct csv_numbers *numbers, size_t count, int width)
{
    const struct csv_numbers to = *numbers;
    size_t at = 0;
    for (; at + 8 <= count; at += 8)
        to.odd[at / 8] = put_eight(to.words + at, to.least, to.most,
                                   (char *)to.cells + at * (size_t)width, width);
    if (at == count)
        return;
    int64_t last[8]; /* the column ends before eight */
    for (size_t i = count; i % 8; i++)
        to.words[i] = ODD_WORD(true);
    to.odd[at / 8] = put_eight(to.words + at, to.least, to.most, last, width);
    memcpy((char *)to.cells + at * (size_t)width, last, (count - at) * (size_t)width);
}

static void put_words(const struct csv_numbers *numbers, size_t count)
{
    if (numbers->width == 4)
        put_numbers(numbers, count, 4);
    else
        put_numbers(numbers, count, 8);
}

/* Cells of more digits than a word has, or of none: few columns have any. */
static void mark_lengths(const struct csv_fields *fields, uint64_t *words)
{
    for (size_t row = 0; row < fields->count; row++)
        words[row] |= ODD_WORD(csv_field_at(fields, row).length - 1 >= CSV_DIGITS_MOST);
}

/* An or of numbers is below 8, a power of two, as long as each of them is: one look for all. */
static void set_wholes(const struct csv_fields *from, const struct csv_numbers *numbers)
{
    const struct csv_fields fields = *from; /* of its own: nothing that is written can change it */
    const uint32_t *end = fields.ends;
    uint64_t *words = numbers->words;
    size_t lengths = 0;
    for (size_t row = 0; row < fields.count; row++, end += fields.step) {
        size_t start = (size_t)end[-1] + 1;
        size_t length = end[0] - start;
        lengths |= length - 1;
        words[row] = align_digits(DIGITS(csv_load(fields.text + start)), length);
    }
    if (lengths >= CSV_DIGITS_MOST)
        mark_lengths(&fields, words);
    put_words(numbers, fields.count);
}

/* Cells with something else in the place of the point. */
static void mark_points(const struct csv_fields *fields, size_t places, uint64_t *words)
{
    for (size_t row = 0; row < fields->count; row++) {
        struct csv_span field = csv_field_at(fields, row);
        if (field.length > places)
            words[row] |= ODD_WORD(field.start[field.length - places - 1] != '.');
    }
}

/* As many decimals as the column has, such as 1200.50; the point is squeezed out. That there are
   too many digits or none is rare, and a branch; what stands for the point is looked at once for
   all. */
static void set_decimals(const struct csv_fields *from, size_t places,
                         const struct csv_numbers *numbers)
{
    const struct csv_fields fields = *from;
    const uint32_t *end = fields.ends;
    uint64_t *words = numbers->words;
    unsigned low = 8 * (unsigned)places;
    unsigned others = 0;
    for (size_t row = 0; row < fields.count; row++, end += fields.step) {
        const char *start = fields.text + end[-1] + 1;
        size_t whole = (size_t)end[0] - end[-1] - 2 - places; /* digits before the point */
        if (whole - 1 >= CSV_DIGITS_MOST - places) {
            words[row] = ODD_WORD(true);
            continue;
        }
        others |= (unsigned char)start[whole] ^ (unsigned)'.';
        uint64_t before = align_digits(DIGITS(csv_load(start)), whole) >> low;
        words[row] = before | DIGITS(csv_load(start + whole + 1)) << (64 - low);
    }
    if (others)
        mark_points(&fields, places, words);
    put_words(numbers, fields.count);
}

/* ---- days ---- */

/* 2019-12-25, 2019/12/25, 20191225: the digits. */
static void gather_days(const struct csv_fields *from, uint64_t *words)
{
    const struct csv_fields fields = *from;
    for (size_t row = 0; row < fields.count; row++) {
        struct csv_span field = csv_field_at(&fields, row);
        uint64_t word = csv_load(field.start);
        char mark = field.start[4];
        bool is_odd = false;
        if (field.length == 10 && (mark == '-' || mark == '/') && field.start[7] == mark)
            word = (word & UINT32_MAX) | (word >> 40 & 0xffff) << 32 |
                   (uint64_t)(unsigned char)field.start[8] << 48 |
                   (uint64_t)(unsigned char)field.start[9] << 56;
        else
            is_odd = field.length != 8;
        words[row] = DIGITS(word) | ODD_WORD(is_odd);
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
    struct csv_numbers digits = *numbers;
    int32_t *cells = numbers->cells;
    digits.least = 0;
    digits.most = INT32_MAX;
    gather_days(fields, numbers->words);
    put_numbers(&digits, fields->count, 4);
    for (size_t row = 0; row < fields->count;) {
        size_t end = row + 8 < fields->count ? row + 8 : fields->count;
        size_t group = row / 8;
        unsigned marks = numbers->odd[group];
        for (unsigned i = 0; row < end; i++, row++) {
            int64_t day;
            bool exists = make_day((uint32_t)cells[row], &day);
            bool odd = !exists || day < numbers->least || day > numbers->most;
            cells[row] = (int32_t)day;
            marks |= (unsigned)odd << i;
        }
        numbers->odd[group] = (uint8_t)marks;
    }
}

/* ---- words ---- */

/* How words are looked up; constants, so that each makes a loop of its own with no more in it than
   is needed. */
struct lookup {
    bool blind;     /* capitals do not matter */
    size_t longest; /* word, if not more than CSV_WORD_SHORT or CSV_WORD_BYTES; else SIZE_MAX */
    int width;      /* of a cell: 1 or 4 bytes */
};

/* Whatever can be compared is compared always, so that no branch must be guessed. */
static inline unsigned find_word(const struct csv_words *words, struct lookup how,
                                 const char *start, size_t length, int32_t *value)
{
    uint64_t key = keep_bytes(csv_load(start), length);
    /* As letters are; no other plain byte becomes one of the words. */
    if (how.blind)
        key |= key & 0x80 * EACH ? 0 : keep_bytes(0x20 * EACH, length);
    uint64_t mixed = how.longest > CSV_WORD_SHORT ? key + (length & words->length_mask) : key;
    size_t slot = csv_word_slot(words, mixed);
    const struct csv_word *word = &words->slots[slot];
    *value = word->value;
    if (how.longest <=
        CSV_WORD_SHORT) /* noughts after the key of a word, which no text has, end it */
        return word->key != key;
    uint64_t other = (csv_load(start + 8) ^ word->more) & word->more_mask;
    other |= (word->key ^ key) | (word->length ^ length);
    unsigned odd = other != 0;
    if (how.longest > CSV_WORD_BYTES && length > CSV_WORD_BYTES && !odd)
        odd = memcmp(words->texts[slot], start, length) != 0;
    return odd;
}

static inline void put_choices(const struct csv_fields *from, const struct csv_words *table,
                               struct lookup how, void *cells, uint8_t *odd)
{
    const struct csv_fields fields = *from;
    const struct csv_words words = *table;
    const uint32_t *end = fields.ends;
    for (size_t row = 0; row < fields.count;) {
        size_t last = row + 8 < fields.count ? row + 8 : fields.count;
        size_t group = row / 8;
        unsigned marks = 0;
        for (unsigned i = 0; row < last; i++, row++, end += fields.step) {
            size_t start = (size_t)end[-1] + 1;
            int32_t value;
            marks |= find_word(&words, how, fields.text + start, end[0] - start, &value) << i;
            if (how.width == 1)
                ((int8_t *)cells)[row] = (int8_t)value;
            else
                ((int32_t *)cells)[row] = value;
        }
        odd[group] = (uint8_t)marks;
    }
}

static void set_choices(const struct csv_fields *fields, const struct csv_words *words, int width,
                        void *cells, uint8_t *odd)
{
    if (width == 4)
        put_choices(fields, words, (struct lookup){ false, SIZE_MAX, 4 }, cells, odd);
    else if (words->blind)
        put_choices(fields, words, (struct lookup){ true, CSV_WORD_SHORT, 1 }, cells, odd);
    else if (words->longest > CSV_WORD_BYTES)
        put_choices(fields, words, (struct lookup){ false, SIZE_MAX, 1 }, cells, odd);
    else if (words->longest > CSV_WORD_SHORT)
        put_choices(fields, words, (struct lookup){ false, CSV_WORD_BYTES, 1 }, cells, odd);
    else
        put_choices(fields, words, (struct lookup){ false, CSV_WORD_SHORT, 1 }, cells, odd);
}
