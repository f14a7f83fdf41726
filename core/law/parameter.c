/* SPDX-License-Identifier: Apache-2.0 */
/* A parameter: the names of the override modes. */
#include "core/law/parameter.h"

const char *const override_names[OVERRIDE_COUNT] = {
    [OVERRIDE_NONE] = "none",   [OVERRIDE_FREE] = "free",         [OVERRIDE_FIX] = "fix",
    [OVERRIDE_FLOOR] = "floor", [OVERRIDE_CEILING] = "ceiling",   [OVERRIDE_BAND] = "band",
    [OVERRIDE_RELAX] = "relax", [OVERRIDE_OPTIONAL] = "optional", [OVERRIDE_EXCEED] = "exceed",
};
