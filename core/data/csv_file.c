/* SPDX-License-Identifier: Apache-2.0 */
/* The bytes of a file in UTF-8. Read, not mapped: a file that another program cuts short while it
   is mapped would end this one. */
#include "core/base/status.h"
#include "core/data/csv_reader.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK_BYTES ((size_t)1 << 18)

static bylaw_status read_failed(const char *path, bylaw_error *error)
{
    return error_set(error, BYLAW_EIO, NOWHERE, NULL, "cannot read '%s': %s", path,
                     strerrordesc_np(errno));
}

ssize_t csv_file_read(int descriptor, char *out, size_t room)
{
    ssize_t got;
    do {
        got = read(descriptor, out, room);
    } while (got < 0 && errno == EINTR);
    return got;
}

/* Not zeroed, unlike other arrays: a file may be large, and all of it is written over. */
static bylaw_status reserve_bytes(struct csv_bytes *bytes, struct memory *memory, size_t wanted)
{
    size_t more = bytes->room + bytes->room / 2;
    more = more > wanted ? more : wanted;
    char *data = memory_alloc(memory, bytes->data, bytes->room, more);
    if (!data)
        return BYLAW_ENOMEM;
    bytes->data = data;
    bytes->room = more;
    return BYLAW_OK;
}

static bylaw_status load_plain(struct csv_bytes *bytes, struct memory *memory, int descriptor,
                               const char *path, bylaw_error *error)
{
    struct stat about;
    size_t wanted = BLOCK_BYTES;
    if (fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode))
        wanted = (size_t)about.st_size + 1; /* the last read finds the end */
    for (;;) {
        if (bytes->length == bytes->room &&
            reserve_bytes(bytes, memory, bytes->room ? bytes->room + 1 : wanted))
            return error_no_memory(error);
        ssize_t got =
            csv_file_read(descriptor, bytes->data + bytes->length, bytes->room - bytes->length);
        if (got < 0)
            return read_failed(path, error);
        if (got == 0)
            return BYLAW_OK;
        bytes->length += (size_t)got;
    }
}

struct converter {
    iconv_t iconv;
    char *input; /* BLOCK_BYTES */
    size_t input_length;
};

/* Converts what is there. What is no character of the encoding becomes 0xff, so that the row is
   found by the check of UTF-8 later; an unfinished character waits for more bytes. */
static bylaw_status convert(struct converter *converter, struct csv_bytes *bytes,
                            struct memory *memory, bool at_end)
{
    char *in = converter->input;
    size_t in_left = converter->input_length;
    while (in_left) {
        if (bytes->room - bytes->length < 16 &&
            column_grow_array(memory, &bytes->data, &bytes->room,
                              bytes->length + in_left + in_left / 2 + 16, 1))
            return BYLAW_ENOMEM;
        char *out = bytes->data + bytes->length;
        size_t out_left = bytes->room - bytes->length - 1; /* one kept for 0xff */
        size_t result = iconv(converter->iconv, &in, &in_left, &out, &out_left);
        int cause = result == (size_t)-1 ? errno : 0;
        bytes->length = (size_t)(out - bytes->data);
        if (cause == EINVAL && !at_end)
            break;
        if (cause == EILSEQ || cause == EINVAL) {
            bytes->data[bytes->length++] = (char)0xff;
            in++;
            in_left--;
        }
    }
    memmove(converter->input, in, in_left);
    converter->input_length = in_left;
    return BYLAW_OK;
}

static bylaw_status load_converted(struct csv_bytes *bytes, struct memory *memory, int descriptor,
                                   struct converter *converter, bool *read_fault)
{
    bylaw_status status = BYLAW_OK;
    bool at_end = false;
    while (!status && !at_end) {
        ssize_t got = csv_file_read(descriptor, converter->input + converter->input_length,
                                    BLOCK_BYTES - converter->input_length);
        *read_fault = got < 0;
        if (got < 0)
            return BYLAW_EIO;
        at_end = got == 0;
        converter->input_length += (size_t)got;
        status = convert(converter, bytes, memory, at_end);
    }
    return status;
}

static bylaw_status load_encoded(struct csv_bytes *bytes, struct memory *memory, int descriptor,
                                 const char *const names[2], bylaw_error *error)
{
    const char *path = names[0];
    const char *encoding = names[1];
    struct converter converter = { .iconv = (iconv_t)-1 };
    /* "//IGNORE" after a name would leave out bytes without a word; "" is the locale's encoding. */
    if (*encoding && !strchr(encoding, '/'))
        converter.iconv = iconv_open("UTF-8", encoding);
    if (converter.iconv == (iconv_t)-1)
        return error_set(error, BYLAW_ENOTFOUND, NOWHERE, NULL,
                         "'%s' is no encoding; write one that iconv names, such as GB18030",
                         encoding);
    size_t room = 0;
    bool read_fault = false;
    bylaw_status status = column_grow_array(memory, &converter.input, &room, BLOCK_BYTES, 1);
    if (!status)
        status = load_converted(bytes, memory, descriptor, &converter, &read_fault);
    if (status == BYLAW_ENOMEM)
        error_no_memory(error);
    else if (status)
        read_failed(path, error);
    column_free_array(memory, &converter.input, &room, 1);
    iconv_close(converter.iconv);
    return status;
}

size_t csv_cut_line_ends(const char *text, size_t length)
{
    while (length && (text[length - 1] == '\n' || text[length - 1] == '\r'))
        length--;
    return length;
}

static void cut_ends(struct csv_bytes *bytes)
{
    bytes->start = bytes->data;
    bytes->length = csv_cut_line_ends(bytes->data, bytes->length);
    if (bytes->length >= 3 && memcmp(bytes->data, "\xef\xbb\xbf", 3) == 0) {
        bytes->start += 3;
        bytes->length -= 3;
    }
}

bylaw_status csv_file_open(const char *path, int *descriptor, bylaw_error *error)
{
    *descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (*descriptor >= 0)
        return BYLAW_OK;
    return error_set(error, BYLAW_EIO, NOWHERE, NULL,
                     "cannot open '%s': %s; write this file, with a header that begins with id",
                     path, strerrordesc_np(errno));
}

bylaw_status csv_bytes_load(struct csv_bytes *bytes, struct memory *memory, const char *path,
                            const char *encoding, bylaw_error *error)
{
    *bytes = (struct csv_bytes){ 0 };
    const char *const names[2] = { path, encoding };
    int descriptor;
    bylaw_status status = csv_file_open(path, &descriptor, error);
    if (status)
        return status;
    status = encoding ? load_encoded(bytes, memory, descriptor, names, error)
                      : load_plain(bytes, memory, descriptor, path, error);
    close(descriptor);
    if (status)
        csv_bytes_clear(bytes, memory);
    else
        cut_ends(bytes);
    return status;
}

bylaw_status csv_bytes_copy(struct csv_bytes *bytes, struct memory *memory, const char *data,
                            size_t length)
{
    *bytes = (struct csv_bytes){ 0 };
    if (column_grow_array(memory, &bytes->data, &bytes->room, length + 1, 1))
        return BYLAW_ENOMEM;
    memcpy(bytes->data, data, length);
    bytes->length = length;
    cut_ends(bytes);
    return BYLAW_OK;
}

void csv_bytes_clear(struct csv_bytes *bytes, struct memory *memory)
{
    column_free_array(memory, &bytes->data, &bytes->room, 1);
    *bytes = (struct csv_bytes){ 0 };
}
