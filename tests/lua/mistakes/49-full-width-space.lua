source "S-2"　{ title = "甲法" }
