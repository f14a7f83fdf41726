/* SPDX-License-Identifier: Apache-2.0 */
#include "core/law/region.h"

#include <string.h>

/* ORDER enum level */
const char *const level_names[LEVEL_COUNT] = { "nation", "province", "city", "county", "township" };

int level_find(const char *name)
{
    for (int i = 0; i < LEVEL_COUNT; i++) {
        if (strcmp(level_names[i], name) == 0)
            return i;
    }
    return -1;
}
