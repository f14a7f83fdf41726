-- expect: refused
load ("return 1")
require "os"
dofile "/etc/passwd"
