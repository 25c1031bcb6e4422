# sentei: how it is built, tested and installed. GNU make; no configure needed.
#
#   make                     the program: build/release/sentei
#   make check               every test; the last line counts them
#   make help                everything else
#
# What a machine needs different goes into local.mk (never committed) or onto the command line:
# CC, CFLAGS, CPPFLAGS, LDFLAGS, PREFIX, DESTDIR, PKG_CONFIG, V=1 (print commands), VARIANT.
# `configure` writes config.mk with what it found; without it pkg-config is asked right here.

VERSION = 0.1.0
# When that was, for the pages of the manual that are made of the rules.
DATE = 2026-11-28

# release (default), san (ASan and UBSan), valgrind, coverage, fuzz; lint-gcc and lint-clang serve `lint`.
VARIANT ?= release

PREFIX ?= /usr/local
prefix = $(PREFIX)
exec_prefix = $(prefix)
bindir = $(exec_prefix)/bin
datarootdir = $(prefix)/share
datadir = $(datarootdir)
mandir = $(datarootdir)/man
docdir = $(datarootdir)/doc/sentei
bashcompdir = $(datadir)/bash-completion/completions
fishcompdir = $(datadir)/fish/vendor_completions.d
zshcompdir = $(datadir)/zsh/site-functions

AR = ar
INSTALL = install
PKG_CONFIG ?= pkg-config
# Debian installs clang also, or only, under its version's name.
CLANG ?= $(or $(shell command -v clang || command -v clang-14),clang)
WASM_LD ?= $(or $(shell command -v wasm-ld || command -v wasm-ld-14),wasm-ld)
CLANG_TIDY ?= clang-tidy
FUZZ_SECONDS ?= 30

# CFLAGS is the user's; what a variant can't do without stands in FLAGS.
CFLAGS ?= $(or $(CFLAGS.$(VARIANT)),-O2 -g)
CFLAGS.san = -O1 -g
CFLAGS.valgrind = -O1 -g
CFLAGS.coverage = -O0 -g
CFLAGS.fuzz = -O1 -g

-include config.mk
-include local.mk

# Its first word holds the options of one letter, if there are any.
silent := $(findstring s,$(firstword -$(MAKEFLAGS)))

# Knows neither rules nor suffixes but those below: faster, and nothing is built by accident.
MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
.DELETE_ON_ERROR:
.SECONDARY:
.DEFAULT_GOAL := all

B = build/$(VARIANT)
# One line for a command, with V=1 the command itself, with -s nothing.
quiet = $(if $(V),,@$(if $(silent),,printf '  %-8s %s\n' '$(1)' '$(2)';))
Q = $(if $(V),,@)

FLAGS.release =
FLAGS.valgrind =
FLAGS.san = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
FLAGS.coverage = --coverage
FLAGS.fuzz = -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
FLAGS.lint-gcc = -Werror $(STRICT) -Wlogical-op -Wduplicated-cond -Wduplicated-branches
FLAGS.lint-clang = -Werror $(STRICT) -Wcomma -Wunreachable-code
STRICT = -Wstrict-prototypes -Wold-style-definition -Wmissing-declarations -Wundef -Wvla -Wformat=2 \
	-Wpointer-arith -Wwrite-strings -Wdouble-promotion -Wimplicit-fallthrough -Wredundant-decls
# Fields left out of an initialiser are zero by the language; tables and compound literals rest on that.
WARNINGS = -Wall -Wextra -Wshadow -Wmissing-prototypes -Wconversion -Wno-missing-field-initializers \
	-Werror=implicit-function-declaration -Werror=int-conversion

ifeq ($(origin FLAGS.$(VARIANT)),undefined)
$(error VARIANT=$(VARIANT): no such variant; there are $(patsubst FLAGS.%,%,$(filter FLAGS.%,$(.VARIABLES))))
endif

# ---- Libraries

PACKAGES = libcyaml yaml-0.1 readline jansson nettle
# These two come without a .pc file on most systems.
PLAIN_LIBS = -lunistring -lcsv

# Goals that compile nothing and so ask for no library.
PURE_GOALS = help clean distclean install-files uninstall fmt dist distcheck configure layers-check lint-sh lint-man wasm-check
ifneq ($(filter-out $(PURE_GOALS),$(or $(MAKECMDGOALS),all)),)
ifndef DEPS_LIBS
DEPS_LIBS := $(shell $(PKG_CONFIG) --libs $(PACKAGES))
ifeq ($(DEPS_LIBS),)
$(error libraries are missing (see above); ./quickstart installs them)
endif
DEPS_LIBS += $(PLAIN_LIBS)
DEPS_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PACKAGES))
endif
endif

# readline's .pc file sets feature macros for everyone; which of them a file needs, that file says.
ALL_CFLAGS = -std=c11 $(WARNINGS) $(FLAGS.$(VARIANT)) $(CFLAGS)
ALL_CPPFLAGS = -Isrc $(filter-out -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=%,$(DEPS_CFLAGS)) \
	-DSENTEI_VERSION=\"$(VERSION)\" -DSENTEI_DATE=\"$(DATE)\" $(CPPFLAGS)
ALL_LDFLAGS = $(FLAGS.$(VARIANT)) $(CFLAGS) $(LDFLAGS)
COMPILE = $(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS)
DEPFLAGS = -MMD -MP -MF $(@:.o=.d)

# ---- What there is

# main.c alone stands outside the folders and outside the library.
SOURCES := $(sort $(wildcard src/*/*.c))
HEADERS := $(sort $(wildcard src/*/*.h))
MAIN := $(wildcard src/main.c)
RULES := $(sort $(wildcard rules/*.yaml rules/scenarios/*.yaml))
# Another rule base, small and commented, for `sentei rules new`.
EXAMPLE := $(sort $(wildcard share/example/*.yaml share/example/scenarios/*.yaml))
COMPLETIONS := $(sort $(wildcard share/completion/sentei.*))
# What is built into the program, as the sets that src/rules/embedded.h names.
EMBEDDED = $(RULES) $(EXAMPLE) $(COMPLETIONS)
EMBEDDED_SETS = 'rule=rules/*.yaml' 'scenario=rules/scenarios/*.yaml' 'example=share/example/*.yaml' \
	'example_scenario=share/example/scenarios/*.yaml' 'completion=share/completion/sentei.*'
MANS := $(sort $(wildcard man/*.[157]))
MANS_JA := $(sort $(wildcard man/ja/*.[157]))
# test_*.c are programs, any other file beside them helps all of them.
UNIT_SOURCES := $(sort $(wildcard tests/unit/test_*.c))
UNIT_HELPERS := $(filter-out $(UNIT_SOURCES),$(sort $(wildcard tests/unit/*.c)))
FUZZ_SOURCES := $(sort $(wildcard tests/fuzz/*.c))
BENCH_SOURCES := $(sort $(wildcard tests/bench/*.c))
SCRIPTS = quickstart .ci/run $(sort $(wildcard tools/*.sh tests/*.sh tests/run* tests/bench/*.sh))

LIBRARY = $(B)/libsentei.a
PROGRAM = $(B)/sentei
LIB_OBJECTS = $(SOURCES:src/%.c=$(B)/%.o) $(B)/embedded_rules.o
UNIT_TESTS = $(UNIT_SOURCES:%.c=$(B)/%)
FUZZERS = $(FUZZ_SOURCES:%.c=$(B)/%)
BENCHES = $(BENCH_SOURCES:%.c=$(B)/%)
GENERATE = $(B)/tests/bench/generate

# ---- The program

all: $(PROGRAM)	## build the program (default)

run: all	## build and start it; ARGS="show methods" for arguments
	$(Q)$(PROGRAM) $(ARGS)

$(PROGRAM): $(B)/main.o $(LIBRARY) $(B)/link-flags.stamp
	$(call quiet,LINK,$@)$(CC) $(ALL_LDFLAGS) -o $@ $(B)/main.o $(LIBRARY) $(DEPS_LIBS) $(LIBS)

# Made anew each time, or objects of deleted sources would stay in it.
$(LIBRARY): $(LIB_OBJECTS) $(B)/objects.stamp
	$(call quiet,AR,$@)rm -f $@ && $(AR) rcs $@ $(LIB_OBJECTS)

$(B)/%.o: src/%.c $(B)/flags.stamp
	$(call quiet,CC,$<)mkdir -p $(@D) && $(COMPILE) $(DEPFLAGS) -c -o $@ $<

$(B)/embedded_rules.o: $(B)/embedded_rules.c $(B)/flags.stamp
	$(call quiet,CC,$<)$(COMPILE) $(DEPFLAGS) -c -o $@ $<

$(B)/embedded_rules.c: $(EMBEDDED) $(B)/embedded.stamp tools/embed.sh
	$(call quiet,EMBED,$(words $(EMBEDDED)) files)tools/embed.sh $(EMBEDDED_SETS) >$@

# Stamps: rewritten only when their text changes, so that other flags, or a file that appeared or disappeared,
# rebuild what depends on them, and nothing else does.
define remember
@mkdir -p $(@D)
@printf '%s\n' '$(subst ','\'',$(1))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(1))' >$@
endef
$(B)/flags.stamp: FORCE
	$(call remember,$(COMPILE))
$(B)/link-flags.stamp: FORCE
	$(call remember,$(CC) $(ALL_LDFLAGS) $(DEPS_LIBS) $(LIBS))
$(B)/objects.stamp: FORCE
	$(call remember,$(LIB_OBJECTS))
$(B)/embedded.stamp: FORCE
	$(call remember,$(EMBEDDED))
FORCE:

# ---- Tests

# The runners under tests/ learn from these which program to test, and what to start it under.
TEST_ENV = SENTEI='$(abspath $(PROGRAM))' SENTEI_WRAPPER='$(WRAPPER.$(VARIANT))' SENTEI_GENERATE='$(abspath $(GENERATE))'
WRAPPER.valgrind = valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite \
	--suppressions=$(abspath tools/valgrind.suppress)

check: headers-check all $(UNIT_TESTS) $(GENERATE)	## all tests: headers, unit, command line, properties, terminal, examples, …
	$(Q)$(TEST_ENV) UNIT_TESTS='$(UNIT_TESTS)' tests/run unit cli property pty examples man completion install

check-unit: $(UNIT_TESTS)	## unit tests only
	$(Q)$(TEST_ENV) UNIT_TESTS='$(UNIT_TESTS)' tests/run unit

check-cli: all	## command line tests only; CASES="batch show/methods" for some
	$(Q)$(TEST_ENV) tests/run-cli $(CASES)

check-property: all $(GENERATE)	## properties of batch on generated records only; CASES="shuffled signals" for some
	$(Q)$(TEST_ENV) tests/run-property $(CASES)

check-pty: all	## terminal tests only; CASES="resume" for some
	$(Q)$(TEST_ENV) tests/run-pty $(CASES)

check-examples: all	## the examples of the manual and of the READMEs only
	$(Q)$(TEST_ENV) tests/run-examples

check-man: all	## both languages of the manual, against each other and against the program
	$(Q)$(TEST_ENV) tests/run-man

check-completion: all	## completion tests only, in bash, fish and zsh
	$(Q)$(TEST_ENV) tests/run-completion

check-install: all	## installs into a scratch folder and removes everything again
	$(Q)$(TEST_ENV) tests/run-install

# Asked only when a test is linked: the program needs no cmocka.
CMOCKA_LIBS ?= $(shell $(PKG_CONFIG) --libs cmocka)
HELPER_OBJECTS = $(UNIT_HELPERS:%.c=$(B)/%.o)

$(UNIT_TESTS): $(B)/%: $(B)/%.o $(HELPER_OBJECTS) $(LIBRARY) $(B)/link-flags.stamp
	$(call quiet,LINK,$@)$(CC) $(ALL_LDFLAGS) -o $@ $< $(HELPER_OBJECTS) $(LIBRARY) $(CMOCKA_LIBS) $(DEPS_LIBS) $(LIBS)

$(BENCHES): $(B)/%: $(B)/%.o $(LIBRARY) $(B)/link-flags.stamp
	$(call quiet,LINK,$@)$(CC) $(ALL_LDFLAGS) -o $@ $< $(LIBRARY) $(DEPS_LIBS) $(LIBS)

$(B)/tests/%.o: tests/%.c $(B)/flags.stamp
	$(call quiet,CC,$<)mkdir -p $(@D) && $(COMPILE) -Itests/unit $(DEPFLAGS) -c -o $@ $<

# Alone, and twice: a header brings what it needs and guards itself.
headers-check: $(HEADERS:src/%=$(B)/headers/%.o)	## compile each header alone
$(B)/headers/%.o: src/% $(B)/flags.stamp
	$(call quiet,HEADER,$<)mkdir -p $(@D) && printf '#include "$*"\n#include "$*"\n' \
		| $(COMPILE) -Werror $(DEPFLAGS) -MT $@ -x c -c -o $@ -

certificate: all	## write rules/certificate.json anew, after a change of the rules; `check` compares it
	$(Q)$(PROGRAM) verify rules --certificate rules/certificate.json

san:	## all tests with ASan and UBSan
	$(Q)$(MAKE) VARIANT=san check

valgrind:	## all tests, unit and command line ones under valgrind
	$(Q)$(MAKE) VARIANT=valgrind check

coverage:	## all tests with gcc's coverage; report in build/coverage/report/
	$(Q)find build/coverage -name '*.gcda' -exec rm -f {} + 2>/dev/null || :
	$(Q)$(MAKE) VARIANT=coverage check
	$(Q)mkdir -p build/coverage/report
	$(Q)gcovr --root . --filter src/ --object-directory build/coverage --print-summary \
		--html-details build/coverage/report/index.html --txt build/coverage/report/summary.txt

# Each file of tests/fuzz/ is a fuzzer; tests/fuzz/corpus/NAME/ is what it starts from, NAME.dict its words. What it
# finds on the way stays in build/, where the next run starts from it; a crash is written there too.
fuzz:	## every fuzzer for FUZZ_SECONDS=30 (clang's libFuzzer)
	$(Q)$(MAKE) VARIANT=fuzz CC='$(CLANG)' fuzz-run
fuzz-run: $(FUZZERS)
	$(Q)set -e; for fuzzer in $(FUZZERS); do name=$${fuzzer##*/}; \
		mkdir -p $(B)/corpus/$$name tests/fuzz/corpus/$$name; \
		dict=; ! test -f tests/fuzz/$$name.dict || dict=-dict=tests/fuzz/$$name.dict; \
		printf '  %-8s %s\n' FUZZ $$name; \
		ASAN_OPTIONS=quarantine_size_mb=4 $$fuzzer -max_total_time=$(FUZZ_SECONDS) -timeout=10 -print_final_stats=1 $$dict \
			-artifact_prefix=$(B)/$$name- $(B)/corpus/$$name tests/fuzz/corpus/$$name \
			>$(B)/$$name.log 2>&1 || { tail -40 $(B)/$$name.log; exit 1; }; \
		grep number_of_executed_units $(B)/$$name.log; done
$(FUZZERS): $(B)/%: $(B)/%.o $(LIBRARY) $(B)/link-flags.stamp
	$(call quiet,LINK,$@)$(CC) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $< $(LIBRARY) $(DEPS_LIBS) $(LIBS)

bench: all $(BENCHES)	## how fast batch is, and how much memory it takes; BENCH_RECORDS=100000 for a shorter run
	$(Q)set -e; PATH="$(abspath $(B)):$(abspath $(B))/tests/bench:$$PATH"; export PATH; \
		for bench in $(sort $(wildcard tests/bench/*.sh)); do \
		printf '  %-8s %s\n' BENCH $$bench; $$bench; done

# ---- The engine without a system: the same sources as a WebAssembly module

W = build/wasm
WASM_SOURCES := $(sort $(wildcard src/base/*.c src/kb/*.c src/engine/*.c))
WASM_OBJECTS = $(WASM_SOURCES:src/%.c=$(W)/%.o)
WASM_COMPILE = $(CLANG) --target=wasm32-wasi -std=c11 -O2 -Werror $(WARNINGS) -Isrc

wasm-check: $(W)/engine.wasm	## prove that base, kb and engine need no system (clang, wasi-libc)

# clang links, since it knows where the target's libc and builtins lie; --no-entry makes it a library. What no object
# and no libc defines is an error.
$(W)/engine.wasm: $(WASM_OBJECTS) tools/layers.sh
	$(Q)tools/layers.sh base kb engine
	$(call quiet,LINK,$@)$(CLANG) --target=wasm32-wasi -nostartfiles -fuse-ld='$(WASM_LD)' \
		-Wl,--no-entry,--export-all -o $@ $(WASM_OBJECTS)

$(W)/%.o: src/%.c Makefile
	$(call quiet,WASM,$<)mkdir -p $(@D) && $(WASM_COMPILE) $(DEPFLAGS) -c -o $@ $<

# ---- Lint: every warning is an error here

lint: lint-c lint-tidy lint-cppcheck lint-sh lint-man layers-check	## all static checks (./quickstart tools installs them)

lint-c:	## strict warnings of gcc and clang
	$(Q)$(MAKE) VARIANT=lint-gcc CC=gcc objects
	$(Q)$(MAKE) VARIANT=lint-clang CC='$(CLANG)' objects

objects: $(LIB_OBJECTS) $(MAIN:src/%.c=$(B)/%.o) $(UNIT_TESTS:%=%.o) $(HELPER_OBJECTS) \
	$(FUZZERS:%=%.o) $(BENCHES:%=%.o)

# One file a process, as many as there are processors.
lint-tidy: $(patsubst src/%.c,build/tidy/%.ok,$(SOURCES) $(MAIN))
build/tidy/%.ok: src/%.c .clang-tidy $(HEADERS)
	$(call quiet,TIDY,$<)mkdir -p $(@D) && $(CLANG_TIDY) --quiet $< -- $(ALL_CPPFLAGS) -std=c11 2>$@.log || \
		{ cat $@.log >&2; exit 1; }
	$(Q)touch $@

lint-cppcheck:
	$(call quiet,CPPCHECK,src)cppcheck --quiet --std=c11 --enable=warning,performance,portability \
		--inline-suppr --suppressions-list=tools/cppcheck.suppress --error-exitcode=1 -Isrc src

lint-sh:
	$(call quiet,SHELL,$(words $(SCRIPTS)) scripts)shellcheck -x $(SCRIPTS)

# Below warnings mandoc counts bytes and so complains of any Japanese line.
lint-man:
	$(call quiet,MANDOC,$(words $(MANS) $(MANS_JA)) pages)test -z '$(MANS)' || mandoc -T lint -W warning $(MANS) $(MANS_JA)

layers-check:	## check who includes whom against the folder table
	$(call quiet,LAYERS,src)tools/layers.sh

# Only changed lines: some of the layout is set by hand (.clang-format says what), so read the diff.
fmt:	## format the lines changed since the last commit
	$(Q)git clang-format --extensions c,h

compile_commands.json: FORCE	## for clangd and other editors' helpers
	$(Q)tools/compile-commands.sh $(SOURCES) $(MAIN) $(wildcard tests/*/*.c) -- $(COMPILE) -Itests/unit >$@

# ---- Installing and handing on

# What is installed: SOURCE=PLACE/NAME, for tools/install.sh.
INSTALLED = $(PROGRAM)=bin/sentei \
	$(foreach file,$(RULES) $(wildcard rules/certificate.*) $(wildcard examples/*.*),$(file)=data/sentei/$(file)) \
	$(foreach file,$(EXAMPLE) $(wildcard share/*.json),$(file)=data/sentei/$(file:share/%=%)) \
	$(foreach page,$(MANS) $(MANS_JA),$(page)=man/$(patsubst man/%,%,$(dir $(page)))man$(subst .,,$(suffix $(page)))/$(notdir $(page))) \
	share/completion/sentei.bash=bash/sentei share/completion/sentei.fish=fish/sentei.fish \
	share/completion/sentei.zsh=zsh/_sentei \
	$(foreach file,README.md README.ja.md CHANGELOG.md LICENSE,$(file)=doc/$(file))
INSTALL_ENV = DESTDIR='$(DESTDIR)' INSTALL='$(INSTALL)' bindir='$(bindir)' datadir='$(datadir)' mandir='$(mandir)' \
	docdir='$(docdir)' bashcompdir='$(bashcompdir)' fishcompdir='$(fishcompdir)' zshcompdir='$(zshcompdir)'

install: all	## into DESTDIR and PREFIX (/usr/local): program, manual, rules, examples, completions
	$(Q)$(INSTALL_ENV) tools/install.sh install $(INSTALLED)

# For a program that is built already, PROGRAM; its tests use it.
install-files:
	$(Q)$(INSTALL_ENV) tools/install.sh install $(INSTALLED)

uninstall:	## remove what install put there, given the same DESTDIR and PREFIX
	$(Q)$(INSTALL_ENV) tools/install.sh uninstall $(INSTALLED)

# Shipped and committed, so that a build need not run what it has just made; `check-man` tells when they are out of date.
man: all	## make the pages anew that are made of the rules, and the examples' output in all pages
	$(Q)set -e; for topic in methods glossary; do \
		SOURCE_DATE_EPOCH= $(PROGRAM) show $$topic --lang en --format man -o man/sentei-$$topic.7; \
		SOURCE_DATE_EPOCH= $(PROGRAM) show $$topic --lang ja --format man -o man/ja/sentei-$$topic.7; done
	$(Q)$(TEST_ENV) tests/run-examples --update

configure: configure.ac Makefile	## made by autoconf; optional
	$(call quiet,AUTOCONF,$@)autoconf && rm -rf autom4te.cache configure~

dist:	## sentei-VERSION.tar.gz, with configure
	$(Q)tools/dist.sh $(VERSION)

distcheck: dist	## prove it: made twice, unpacked, configured, built, tested, installed, removed
	$(Q)MAKE='$(MAKE)' tools/distcheck.sh $(VERSION)

deb:	## a Debian package for this machine's release (dpkg-dev)
	$(Q)rm -rf build/deb && $(MAKE) VARIANT=release install DESTDIR='$(CURDIR)/build/deb/debian/sentei' PREFIX=/usr prefix=/usr \
		zshcompdir=/usr/share/zsh/vendor-completions
	$(Q)tools/deb.sh build/deb $(VERSION)

clean:	## remove what was built
	$(Q)rm -rf build compile_commands.json

distclean: clean	## and what configure wrote
	$(Q)rm -rf configure configure~ config.mk config.log config.status autom4te.cache

# Lines of the form «target: … ## what it does», in the order of this file.
help:	## this list
	$(Q)awk -F ':.*## ' '/^[a-z._-]+:.*## / { printf "  %-22s %s\n", $$1, $$2 }' Makefile

.PHONY: all run check check-unit check-cli check-property check-pty check-examples check-man check-completion check-install \
	headers-check certificate man san valgrind coverage fuzz fuzz-run bench wasm-check \
	lint lint-c lint-tidy lint-cppcheck lint-sh lint-man layers-check objects fmt install install-files uninstall dist distcheck deb \
	clean distclean help FORCE

-include $(LIB_OBJECTS:.o=.d) $(B)/main.d $(UNIT_TESTS:=.d) $(HELPER_OBJECTS:.o=.d) $(FUZZERS:=.d) $(BENCHES:=.d) \
	$(HEADERS:src/%=$(B)/headers/%.d) $(WASM_OBJECTS:.o=.d)
