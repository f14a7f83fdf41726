# Bylaw. `make help` lists the targets. One file, no recursion into folders; the compiler tracks
# dependencies (-MMD). A core test links the core alone: the proof that the core needs no Lua.
MODE ?= release
OUT  ?= build$(if $(filter-out release,$(MODE)),/$(MODE))
CC   ?= gcc
PKG  ?= pkg-config

WARN := -Wall -Wextra -Werror -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
        -Wvla -Wundef -Wwrite-strings -Wimplicit-fallthrough -Wpointer-arith -Wcast-align \
        -Wold-style-definition -Wredundant-decls -Wformat=2 -Wnull-dereference
FLAGS.release  := -O2 -g
FLAGS.debug    := -O0 -g
FLAGS.asan     := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
FLAGS.tsan     := -O1 -g -fsanitize=thread
FLAGS.coverage := -O0 -g --coverage
CFLAGS ?= $(FLAGS.$(MODE))
# -ffp-contract=off: the only floats are display and Lua's own; none may change with the machine.
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE $(WARN) $(CFLAGS) -ffp-contract=off -fPIC -fvisibility=hidden \
             -Iinclude -I. -MMD -MP

LUA_CFLAGS := $(shell $(PKG) --cflags lua5.4 2>/dev/null)
LUA_LIBS   := $(shell $(PKG) --libs lua5.4 2>/dev/null)
CORE_LIBS  := $(shell $(PKG) --libs libutf8proc libsodium 2>/dev/null) -lpthread
EDIT_LIBS  := $(shell $(PKG) --libs libedit 2>/dev/null)
TEST_LIBS  := $(shell $(PKG) --libs cmocka gmp 2>/dev/null)

CORE  := $(sort $(wildcard core/*/*.c))
LUA   := $(sort $(wildcard bindings/lua/*.c))
SHELL_SOURCES := $(sort $(wildcard bindings/shell/*.c))
SUPPORT := $(sort $(wildcard tests/support/*.c))
CORE_TESTS := $(sort $(wildcard tests/core/*/*_test.c))
FULL_TESTS := $(sort $(wildcard tests/lua/*_test.c tests/api/*_test.c))
obj = $(patsubst %.c,$(OUT)/%.o,$(1))
bin = $(patsubst %.c,$(OUT)/%,$(1))

.DEFAULT_GOAL := all
.PHONY: all
all: $(OUT)/libbylaw.a $(OUT)/bylaw  ## the library and the program

$(OUT)/bindings/lua/%.o: ALL_CFLAGS += $(LUA_CFLAGS)
$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(OUT)/libbylaw.a: $(call obj,$(CORE) $(LUA))
	@rm -f $@
	ar rcs $@ $^

$(OUT)/bylaw: $(call obj,$(SHELL_SOURCES)) $(OUT)/libbylaw.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LUA_LIBS) $(CORE_LIBS) $(EDIT_LIBS)

# Core tests: no Lua on the link line. An archive, so that each test links only what it stands on.
$(OUT)/libcore.a: $(call obj,$(CORE))
	@rm -f $@
	ar rcs $@ $^

$(call bin,$(CORE_TESTS)): %: %.o $(call obj,$(SUPPORT)) $(OUT)/libcore.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(TEST_LIBS) $(CORE_LIBS)
$(call bin,$(FULL_TESTS)): %: %.o $(call obj,$(SUPPORT)) $(OUT)/libbylaw.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(TEST_LIBS) $(LUA_LIBS) $(CORE_LIBS)

.PHONY: clean
clean:  ## remove what was built
	rm -rf build

-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
