# Bylaw. `make help` lists the targets. One file, no recursion into folders; the compiler tracks
# dependencies (-MMD). A core test links the core alone: the proof that the core needs no Lua.
MODE ?= release
OUT  ?= build$(if $(filter-out release,$(MODE)),/$(MODE))
PKG  ?= pkg-config
JOBS ?= $(shell nproc 2>/dev/null || echo 1)
ifeq ($(origin CC),default)
CC   := gcc
endif

WARN := -Wall -Wextra -Werror -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
        -Wvla -Wundef -Wwrite-strings -Wimplicit-fallthrough -Wpointer-arith -Wcast-align \
        -Wold-style-definition -Wredundant-decls -Wformat=2 -Wnull-dereference
FLAGS.release  := -O2 -g
FLAGS.debug    := -O0 -g
FLAGS.asan     := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
FLAGS.tsan     := -O1 -g -fsanitize=thread
FLAGS.coverage := -O0 -g --coverage
FLAGS.fuzz     := $(FLAGS.asan) -fsanitize=fuzzer-no-link
CFLAGS ?= $(FLAGS.$(MODE))
# -ffp-contract=off: the only floats are display and Lua's own; none may change with the machine.
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE $(WARN) $(CFLAGS) -ffp-contract=off -fPIC -fvisibility=hidden \
             -Iinclude -I. -MMD -MP

LUA_CFLAGS := $(shell $(PKG) --cflags lua5.4 2>/dev/null)
LUA_LIBS   := $(shell $(PKG) --libs lua5.4 2>/dev/null)
CORE_LIBS  := $(shell $(PKG) --libs libutf8proc libsodium libcrypto sqlite3 2>/dev/null) -lpthread
EDIT_LIBS  := $(shell $(PKG) --libs libedit 2>/dev/null)
TEST_LIBS  := $(shell $(PKG) --libs cmocka gmp 2>/dev/null)

CORE  := $(sort $(wildcard core/*/*.c))
LUA   := $(sort $(wildcard bindings/lua/*.c))
SHELL_SOURCES := $(sort $(wildcard bindings/shell/*.c))
SUPPORT    := $(sort $(wildcard tests/support/*.c))
CORE_TESTS := $(sort $(wildcard tests/core/*/*_test.c))
FULL_TESTS := $(sort $(wildcard tests/lua/*_test.c tests/api/*_test.c))
REFERENCE_TESTS := $(sort $(wildcard tests/reference/*_test.c))
DRT        := $(wildcard tests/reference/drt.c)
REFERENCE  := $(filter-out $(DRT) $(REFERENCE_TESTS),$(sort $(wildcard tests/reference/*.c)))
PROGRAM_TESTS := $(sort $(wildcard tests/shell/*_test.c))
SCRIPT_TESTS  := $(sort $(wildcard tests/shell/*_test.sh))
FUZZERS    := $(sort $(wildcard tests/fuzz/*_fuzz.c))
BENCH      := $(sort $(wildcard tests/bench/*.c))
SAMPLE     := scripts/mobility/population.c
EMBED      := $(wildcard docs/embed.c)
SOURCES    := $(CORE) $(LUA) $(SHELL_SOURCES) $(SUPPORT) $(CORE_TESTS) $(FULL_TESTS) $(REFERENCE) \
              $(REFERENCE_TESTS) $(DRT) $(PROGRAM_TESTS) $(FUZZERS) $(BENCH) $(SAMPLE) $(EMBED)
HEADERS    := $(sort $(wildcard include/*.h core/*/*.h bindings/*/*.h tests/*/*.h tests/core/*/*.h))
PACKS      := $(sort $(wildcard scripts/*/sources.lua))
# What is done is said in a word; V=1 shows the commands.
Q   := $(if $(V),,@)
say  = $(if $(V),,@echo '  $(1)')
obj = $(patsubst %.c,$(OUT)/%.o,$(1))
bin = $(patsubst %.c,$(OUT)/%,$(1))
WORD_PAGES   := $(filter-out %/README.md,$(sort $(wildcard docs/words/*.md)))
CORE_OBJECTS := $(call obj,$(CORE)) $(OUT)/core/law/pages.o

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:

# ---- Library and program ---------------------------------------------------------------------------
VERSION := $(shell sed -n 's/^.define BYLAW_VERSION "\(.*\)"/\1/p' include/bylaw.h)
SONAME  := libbylaw.so.$(firstword $(subst ., ,$(VERSION)))
SHARED  := libbylaw.so.$(VERSION)
# Every symbol must be found while the shared library is linked; a sanitizer's are found later.
DEFINED := $(if $(filter asan tsan fuzz,$(MODE)),,-Wl,-z,defs)

.PHONY: all
all: $(OUT)/libbylaw.a $(OUT)/$(SHARED) $(OUT)/bylaw  ## the library, static and shared, and the program

$(call obj,$(LUA)): ALL_CFLAGS += $(LUA_CFLAGS)
$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,compile $<)
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

# What bylaw words prints of a word is its page in docs/words.
$(OUT)/core/law/pages.c: .ci/pages $(WORD_PAGES)
	@mkdir -p $(@D)
	$(call say,write   $@)
	$(Q)sh .ci/pages $(WORD_PAGES) >$@
$(OUT)/core/law/pages.o: $(OUT)/core/law/pages.c
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

# Kernels are loops that the compiler makes vectors of.
$(call obj,$(filter core/judge/kernels_%,$(CORE))): CFLAGS += $(if $(filter release,$(MODE)),-O3)

# One object whose hidden names are local: a host's own names cannot clash with the library's.
$(OUT)/libbylaw.a: $(CORE_OBJECTS) $(call obj,$(LUA))
	$(call say,archive $@)
	@rm -f $@
	$(Q)ld -r -o $(OUT)/libbylaw.o $^
	$(Q)objcopy --localize-hidden $(OUT)/libbylaw.o
	$(Q)ar rcs $@ $(OUT)/libbylaw.o
# The same objects with all names, for tests that look inside.
$(OUT)/libinside.a: $(CORE_OBJECTS) $(call obj,$(LUA))
	$(call say,archive $@)
	@rm -f $@
	$(Q)ar rcs $@ $^

$(OUT)/$(SHARED): $(CORE_OBJECTS) $(call obj,$(LUA))
	$(call say,link    $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,$(SONAME) $(DEFINED) -o $@ $^ $(LUA_LIBS) $(CORE_LIBS)

$(OUT)/bylaw: $(call obj,$(SHELL_SOURCES)) $(OUT)/libbylaw.a
	$(call say,link    $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LUA_LIBS) $(CORE_LIBS) $(EDIT_LIBS)

# ---- What must be installed ------------------------------------------------------------------------
# Says nothing and does nothing when all is there.
PACKAGES := gcc libc6-dev pkg-config liblua5.4-dev libedit-dev libutf8proc-dev libsodium-dev libssl-dev \
            libsqlite3-dev libcmocka-dev libgmp-dev libcsv-dev tmux sqlite3 lua5.4 lua-check
TOOLS    := clang libclang-rt-dev clang-tidy clang-format valgrind libc6-dbg

.PHONY: deps tools
deps:  ## install the Debian packages that building and testing need and that are missing
	@sh .ci/deps $(PACKAGES)
tools:  ## the same for asan, lint, fuzz and valgrind
	@sh .ci/deps $(PACKAGES) $(TOOLS)

# What stands above this line was read before deps installed anything: so begin again after it.
AGAIN = @$(MAKE) --no-print-directory -j$(JOBS)

# ---- The demonstration -----------------------------------------------------------------------------
.PHONY: demo run-demo
demo: deps  ## the tour: decide for 100,000 persons, cost a reform, check regions, follow files
	$(AGAIN) $(OUT)/bylaw $(OUT)/population
	@$(MAKE) --no-print-directory run-demo

run-demo:
	@sh scripts/mobility/tour.sh $(OUT)/bylaw $(OUT)/population $(OUT)/demo

$(OUT)/population: $(call obj,$(SAMPLE))
	$(call say,link    $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^

# ---- Tests ---------------------------------------------------------------------------------------
# Core tests: no Lua on the link line. An archive, so that each test links only what it stands on.
$(OUT)/libcore.a: $(CORE_OBJECTS)
	$(call say,archive $@)
	@rm -f $@
	$(Q)ar rcs $@ $^
$(OUT)/libreference.a: $(call obj,$(REFERENCE))
	$(call say,archive $@)
	@rm -f $@
	$(Q)ar rcs $@ $^

$(call obj,$(FULL_TESTS)): ALL_CFLAGS += $(LUA_CFLAGS)
$(call bin,$(CORE_TESTS)): %: %.o $(call obj,$(SUPPORT)) $(OUT)/libcore.a
	$(call say,link    $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(TEST_LIBS) $(CORE_LIBS)
# Our own CSV scanner is compared with libcsv, which has no file for pkg-config.
$(OUT)/tests/core/data/csv_scan_test: TEST_LIBS += -lcsv
$(call bin,$(REFERENCE_TESTS) $(DRT)): %: %.o $(call obj,$(SUPPORT)) $(OUT)/libreference.a $(OUT)/libcore.a
	$(call say,link    $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(TEST_LIBS) $(CORE_LIBS)
$(call bin,$(FULL_TESTS)): %: %.o $(call obj,$(SUPPORT)) $(OUT)/libinside.a
	$(call say,link    $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(TEST_LIBS) $(LUA_LIBS) $(CORE_LIBS)
$(call bin,$(PROGRAM_TESTS)): %: %.o $(call obj,$(SUPPORT))
	$(call say,link    $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(TEST_LIBS)

# The example is built as a host builds it: from an installed library, with what pkg-config says.
STAGE := $(OUT)/stage
$(OUT)/embed: $(EMBED) $(OUT)/libbylaw.a $(OUT)/$(SHARED) $(OUT)/bylaw Makefile
	@rm -rf $(STAGE)
	@$(MAKE) --no-print-directory -s install prefix=$(abspath $(STAGE))
	$(call say,link    $@)
	$(Q)$(CC) -std=c17 -Wall -Wextra -Werror $(CFLAGS) -o $@ $< \
	    $$(PKG_CONFIG_PATH=$(STAGE)/lib/pkgconfig $(PKG) --cflags --libs bylaw)

UNIT_TESTS := $(call bin,$(CORE_TESTS) $(REFERENCE_TESTS) $(FULL_TESTS))
# Under a sanitizer a tenth of them: they take ten times as long.
N ?= $(if $(filter release,$(MODE)),20000,2000)
RUNS = $(UNIT_TESTS) $(call bin,$(PROGRAM_TESTS)) \
    $(foreach script,$(SCRIPT_TESTS),'sh $(script)') \
    $(if $(DRT),'$(call bin,$(DRT)) $(N)') \
    $(foreach pack,$(PACKS),'$(OUT)/bylaw test $(dir $(pack))') \
    $(if $(EMBED),'LD_LIBRARY_PATH=$(STAGE)/lib $(OUT)/embed')

.PHONY: test build-tests run-tests drt
test: deps  ## build and run all tests; the last line is "N passed, N failed"
	$(AGAIN) build-tests
	@$(MAKE) --no-print-directory run-tests
build-tests: all $(UNIT_TESTS) $(call bin,$(PROGRAM_TESTS) $(DRT)) $(OUT)/population \
             $(if $(EMBED),$(OUT)/embed)
run-tests:
	@BYLAW=$(OUT)/bylaw POPULATION=$(OUT)/population sh tests/run $(RUNS)
drt: $(call bin,$(DRT))  ## compare N random programs with the reference evaluator: make drt N=100000
	$(call bin,$(DRT)) $(N)

# A page that the program writes: a test fails while it is not that of the pack.
.PHONY: provisions
provisions: $(OUT)/bylaw  ## write docs/coverage.md anew: what the mobility pack makes of each provision
	@{ printf '%s\n' '# What the mobility pack makes of each provision' '' \
	    'Written by `make provisions`. Rules: "none yet" is open work, "declared only" cannot be decided,' \
	    '*one way*: no case shows the other answer. Grade of the source: 1 official, 2 secondary, 3 weak.' ''; \
	  $(OUT)/bylaw test scripts/mobility --provisions; } > docs/coverage.md

.PHONY: asan tsan valgrind
asan:  ## the tests under AddressSanitizer and UndefinedBehaviorSanitizer
	@$(MAKE) --no-print-directory MODE=asan test
# Threads are started by the judge of populations and by the reader of CSV; these run them.
THREADED := tests/api/api_test.c tests/api/must_test.c tests/core/data/csv_stream_test.c
THREADED_SCRIPTS := tests/shell/order_test.sh tests/shell/run_test.sh
tsan:  ## the tests that run with several threads, under ThreadSanitizer
	@$(MAKE) --no-print-directory MODE=tsan -j$(JOBS) build-threaded all
	@$(MAKE) --no-print-directory MODE=tsan run-unit-tests \
	    UNIT_TESTS='$(patsubst %.c,build/tsan/%,$(THREADED))' \
	    ALSO='$(foreach script,$(THREADED_SCRIPTS),"sh $(script)")'
.PHONY: build-threaded
build-threaded: $(call bin,$(THREADED))
# Tests that compare every day or a million sums, load a pack hundreds of times, or use up their budget of
# instructions take too long under valgrind; asan runs them. What is killed on purpose would show as leaks.
SLOW := %/number_test %/day_test %/lua/mistakes_test %/lua/attacks_test %/lua/load_test \
    %/lua/formula_test %/api/api_test %/api/report_test \
    %/api/equal_test %_crash_test
valgrind:  ## the short test programs under valgrind
	@$(MAKE) --no-print-directory -j$(JOBS) build-unit-tests
	@$(MAKE) --no-print-directory run-unit-tests UNIT_TESTS='$(filter-out $(SLOW),$(UNIT_TESTS))' \
	    UNDER='valgrind -q --error-exitcode=9 --leak-check=full '
.PHONY: build-unit-tests run-unit-tests
build-unit-tests: $(UNIT_TESTS)
run-unit-tests:
	@BYLAW=$(OUT)/bylaw sh tests/run $(foreach program,$(UNIT_TESTS),'$(UNDER)$(program)') $(ALSO)

# ---- Fuzzing -----------------------------------------------------------------------------------------
FUZZ_SECONDS ?= 60
.PHONY: fuzz run-fuzz
fuzz:  ## run each fuzzer for a while: make fuzz FUZZ_SECONDS=600
	@$(MAKE) --no-print-directory MODE=fuzz CC=clang -j$(JOBS) build-fuzz
	@$(MAKE) --no-print-directory MODE=fuzz run-fuzz
.PHONY: build-fuzz
build-fuzz: $(call bin,$(FUZZERS))
$(call obj,$(FUZZERS)): ALL_CFLAGS += $(LUA_CFLAGS)
$(call bin,$(FUZZERS)): %: %.o $(call obj,$(SUPPORT)) $(OUT)/libinside.a
	$(call say,link    $@)
	$(Q)$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LUA_LIBS) $(CORE_LIBS)
run-fuzz:
	@sh tests/run $(foreach fuzzer,$(FUZZERS),'sh .ci/fuzz $(call bin,$(fuzzer)) $(FUZZ_SECONDS)')

# ---- Speed ---------------------------------------------------------------------------------------
# The hand-written loops are what the compiler makes of them for this very machine.
$(OUT)/tests/bench/loops.o: CFLAGS += -O3 -march=native
$(call obj,$(BENCH)): ALL_CFLAGS += $(LUA_CFLAGS)
$(OUT)/bench: $(call obj,$(BENCH)) $(OUT)/libinside.a
	$(call say,link    $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LUA_LIBS) $(CORE_LIBS) -lm

.PHONY: bench
bench:  ## speed beside hand-written loops, Lua and SQL; see docs/performance.md
	@sh .ci/deps $(PACKAGES)
	$(AGAIN) $(OUT)/bench $(OUT)/bylaw
	$(OUT)/bench --program $(OUT)/bylaw --out build/bench.jsonl \
	    $(if $(BENCH_FULL),--full) $(if $(BENCH_PAGE),--page docs/performance.md)

.PHONY: bench-peers
bench-peers:  ## DuckDB (by npm, in build/peers) and numpy beside us; adds to build/bench.jsonl
	@sh .ci/deps $(PACKAGES) python3-numpy
	@command -v npm >/dev/null || sh .ci/deps nodejs npm || \
	    { echo 'bench-peers: install node and npm' >&2; exit 1; }
	@mkdir -p build/peers
	npm install --silent --no-audit --no-fund --prefix build/peers @duckdb/node-api
	$(AGAIN) $(OUT)/bench $(OUT)/bylaw
	@rm -f build/peers.jsonl
	$(OUT)/bench --people build/peers/person.csv
	node tests/bench/duckdb.mjs build/peers/person.csv build/peers.jsonl
	/usr/bin/python3 tests/bench/columns.py build/peers/person.csv build/peers.jsonl
	$(OUT)/bench --program $(OUT)/bylaw --out build/bench.jsonl --peers build/peers.jsonl \
	    $(if $(BENCH_PAGE),--page docs/performance.md)

# ---- Checks of the text ------------------------------------------------------------------------------
.PHONY: lint format floors sizes
lint: floors sizes compile_commands.json  ## formatter, clang-tidy, luacheck and forbidden calls
	clang-format --dry-run -Werror $(HEADERS) $(SOURCES)
	sh .ci/calls
	luacheck -q scripts
	printf '%s\n' $(SOURCES) | xargs -n 1 -P $(JOBS) clang-tidy --quiet -p .
format:  ## put all C files into the project's format
	clang-format -i $(HEADERS) $(SOURCES)
# base < law < pack, data < judge: a file may include its own floor and those below. Of the
# two on one floor data may know pack, and not the other way round.
floors:  ## fail if a floor includes a higher one
	@! grep -rnE '"core/(law|pack|data|judge|office)/' core/base
	@! grep -rnE '"core/(pack|data|judge|office)/' core/law
	@! grep -rnE '"core/(data|judge|office)/' core/pack
	@! grep -rnE '"core/(judge|office)/' core/data
	@! grep -rnE '"core/office/' core/judge
	@! grep -rnE '<(lua|lauxlib|lualib|histedit)\.h>|"(bindings|tests)/' core include
	@! grep -rnE '#include' include/bylaw.h | grep -vE '<std(bool|def|int)\.h>'
	@! grep -rnE '#include' include/bylaw_office.h | grep -v '<bylaw.h>'
	@! grep -rnE '"core/|"bindings/lua/|<(lua|lauxlib|lualib)\.h>' bindings/shell $(EMBED)
sizes:
	@sh .ci/sizes $(HEADERS) $(SOURCES)
	@sh .ci/api

.PHONY: compile_commands.json
compile_commands.json:  ## for clang-tidy and editors
	@{ echo '['; comma=; for file in $(SOURCES); do \
	    printf '%s{"directory": "%s", "file": "%s", "command": "%s"}\n' "$$comma" '$(CURDIR)' $$file \
	        "cc $(filter-out -MMD -MP,$(ALL_CFLAGS)) $(LUA_CFLAGS) -c $$file"; comma=,; \
	done; echo ']'; } > $@

# ---- Installing ----------------------------------------------------------------------------------------
prefix  ?= /usr/local
INSTALL := install -D
PLACE    = $(DESTDIR)$(prefix)
MANUALS := $(wildcard docs/*.1 docs/*.3 docs/*.5)
.PHONY: install uninstall
install: all  ## install below prefix (default /usr/local); DESTDIR is put in front
	$(INSTALL) -m 755 $(OUT)/bylaw $(PLACE)/bin/bylaw
	$(INSTALL) -m 644 include/bylaw.h $(PLACE)/include/bylaw.h
	$(INSTALL) -m 644 include/bylaw_office.h $(PLACE)/include/bylaw_office.h
	$(INSTALL) -m 644 $(OUT)/libbylaw.a $(PLACE)/lib/libbylaw.a
	$(INSTALL) -m 755 $(OUT)/$(SHARED) $(PLACE)/lib/$(SHARED)
	ln -sf $(SHARED) $(PLACE)/lib/$(SONAME)
	ln -sf $(SONAME) $(PLACE)/lib/libbylaw.so
	@mkdir -p $(PLACE)/lib/pkgconfig
	printf '%s\n' 'prefix=$(prefix)' 'Name: bylaw' 'Description: Decides what a policy says, and why' \
	    'Version: $(VERSION)' 'Cflags: -I$${prefix}/include' 'Libs: -L$${prefix}/lib -lbylaw' \
	    'Requires.private: lua5.4 libutf8proc libsodium libcrypto sqlite3' 'Libs.private: -lpthread' \
	    > $(PLACE)/lib/pkgconfig/bylaw.pc
	$(foreach page,$(MANUALS),$(INSTALL) -m 644 $(page) \
	    $(PLACE)/share/man/man$(subst .,,$(suffix $(page)))/$(notdir $(page));)
uninstall:  ## remove what install has put there
	rm -f $(PLACE)/bin/bylaw $(PLACE)/include/bylaw.h $(PLACE)/include/bylaw_office.h \
	    $(PLACE)/lib/libbylaw.* \
	    $(PLACE)/lib/pkgconfig/bylaw.pc \
	    $(foreach page,$(MANUALS),$(PLACE)/share/man/man$(subst .,,$(suffix $(page)))/$(notdir $(page)))

.PHONY: clean help
clean:  ## remove what was built
	rm -rf build compile_commands.json
help:  ## list the targets
	@sed -nE 's/^([a-z-]+|compile_commands\.json):.*  ## (.*)/\1\t\2/p' Makefile | expand -t 24

-include $(patsubst %.c,$(OUT)/%.d,$(SOURCES))
