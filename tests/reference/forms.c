/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/reference/forms.h"
#include "core/judge/run_internal.h"

#include <stdlib.h>

bool forms_agree(struct run *run, const struct value *value, size_t row,
                 const struct outcome *decided)
{
    struct look look;
    if (run_look(run, value, row, &look) != BYLAW_OK)
        abort();
    bool agree = true;
    if (look.context >= 0) {
        struct candidate kept = frame_read(look.frame, look.program->result);
        bool interval = value->type.kind == KIND_NUMBER || value->type.kind == KIND_DAY;
        agree = kept.state == decided->state;
        if (kept.state == STATE_KNOWN || (kept.state == STATE_UNKNOWN && interval))
            agree &= kept.lo == decided->lo && kept.hi == decided->hi;
    }
    look_end(&look);
    return agree;
}
