# wt - build, check, install.  GNU make; in-tree sources, out-of-tree objects.
#
# A new tool, module, man page, test or rule file needs no line here.
#
#	DEV=1        warnings are errors
#	V=1          show the commands
#	SAN=address,undefined   with sanitizers, in build-san
#	O=DIR        where objects and tools go (with CC=clang: one of its own)
#	WT_NO_APT=1  never call apt-get: say which packages are missing, and stop
#	WT_NO_DEPS=1 do not look for Debian packages at all

PREFIX  ?= /usr/local
BINDIR  ?= $(PREFIX)/bin
MANDIR  ?= $(PREFIX)/share/man
DATADIR ?= $(PREFIX)/share/wt
O       ?= build$(if $(SAN),-san)

# What Debian 12 calls the packages: to build, to check, to fuzz, for figures
# of coverage.
DEPS_BUILD = gcc libc6-dev zlib1g-dev libdeflate-dev libbrotli-dev libzstd-dev \
             libarchive-dev libjq-dev libgumbo-dev libssl-dev libicu-dev \
             libopencc-dev libpcre2-dev unicode-data unicode-cldr-core bzip2 \
             libxlsxwriter-dev libexpat1-dev libgmp-dev libfreexl-dev \
             libsqlite3-dev libyaml-dev libbson-dev jq \
             nettle-dev liblzma-dev libbz2-dev liblz4-dev
DEPS_CHECK = brotli zstd zip xz-utils lz4 bats mandoc shellcheck clang clang-format \
             python3 python3-xlwt strace parallel miller visidata
DEPS_FUZZ  = clang libclang-rt-14-dev
DEPS_COVER = gcovr

CFLAGS    ?= $(if $(SAN),-O1 -g1,-O2 -g)
# Folders of lib/: tests/layers.txt.  lib/gen has programs that print headers.
ROOMS     := $(filter-out lib/gen/,$(wildcard lib/*/))
WARN       = -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
             -Wmissing-prototypes -Wvla -Wwrite-strings -Wpointer-arith \
             $(if $(DEV),-Werror)
CPPFLAGS  += -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE \
             $(ROOMS:%/=-iquote %) -iquote $(O)/gen \
             -isystem /usr/include/libbson-1.0
ALL_CFLAGS = $(WARN) $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all \
             -fno-omit-frame-pointer -Wno-maybe-uninitialized -Wno-stringop-overread \
             -DWT_SANITIZED) \
             $(CFLAGS)

# Of these libraries we need a few digests, tar and zip, some old files: from
# their archives, where there are such, that spares a program half of its start,
# which goes into libraries of what we do not use (libxml2, ICU).
static     = $(or $(filter /%,$(shell $(CC) -print-file-name=lib$(1).a)),-l$(1))
STATIC     = archive freexl sqlite3 yaml bson-static-1.0 deflate crypto
LDLIBS    := -Wl,--as-needed \
             -Wl,--exclude-libs,$(subst $() ,:,$(STATIC:%=lib%.a)) \
             $(foreach l,$(STATIC),$(call static,$l)) \
             -lz -lbrotlidec -lzstd -ljq -lgumbo -lxlsxwriter -lexpat \
             -lpcre2-8 -lgmp -lnettle -llzma -lbz2 -llz4 -lm

TOOLS := $(basename $(notdir $(wildcard tools/*.c)))
LIB   := $(patsubst lib/%.c,$(O)/lib/%.o,$(wildcard $(ROOMS:%=%*.c)))
UNIT  := $(patsubst tests/unit/%.c,$(O)/unit/%,$(wildcard tests/unit/*.c))
REPLAY := $(patsubst tests/fuzz/%.c,$(O)/fuzz/%,$(wildcard tests/fuzz/*.c))
GEN   := $(patsubst lib/gen/%.c,$(O)/gen/%.h,$(wildcard lib/gen/*.c))
PIPES := $(patsubst pipelines/%,$(O)/bin/wt-%,$(wildcard pipelines/*))
CHECK := $(filter check lint format,$(MAKECMDGOALS))$(filter fuzz coverage,$(MAKECMDGOALS))
DEPS   = $(DEPS_BUILD) $(if $(CHECK),$(DEPS_CHECK)) $(if $(filter fuzz,$(CHECK)),$(DEPS_FUZZ)) \
         $(if $(filter coverage,$(CHECK)),$(DEPS_COVER))
READY := $(O)/.deps-$(if $(CHECK),$(firstword $(CHECK)),build)
VERSION = $(shell sed -n 's/^.define WT_VERSION "\(.*\)"/\1/p' lib/ground/version.h)

# What is made, and with V=1 how.
Q = $(if $(V),,@echo "  $@" &&)

.DELETE_ON_ERROR:
.SUFFIXES:
.PRECIOUS: $(O)/%.o $(O)/gen/%.h

all: $(TOOLS:%=$(O)/bin/%) $(PIPES) ## build the tools (default)

unit: $(UNIT) $(REPLAY) ## build the unit tests, and fuzz targets that only replay

gen: $(GEN)

print-warn:
	@echo '$(CPPFLAGS) $(WARN)'

$(O)/bin/%: $(O)/tools/%.o $(O)/libwt.a
	@mkdir -p $(@D)
	$(Q) $(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(O)/bin/wt-%: pipelines/%
	@install -D -m 755 $< $@

$(O)/unit/%: $(O)/tests/unit/%.o $(O)/libwt.a
	@mkdir -p $(@D)
	$(Q) $(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lbrotlienc

$(O)/fuzz/%: $(O)/tests/fuzz/%.o $(O)/tests/fuzz/main/replay.o $(O)/libwt.a
	@mkdir -p $(@D)
	$(Q) $(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(O)/libwt.a: $(LIB)
	@rm -f $@
	$(Q) $(AR) rcs $@ $^

$(O)/%.o: %.c | $(READY) $(GEN)
	@mkdir -p $(@D)
	$(Q) $(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -MT '$$(O)/$*.o' -c -o $@ $<

# Tables made at build time from public data: lib/gen/x.c prints gen/x.h.
$(O)/gen/%.h: lib/gen/%.c lib/words/fold_how.h lib/words/sound_unit.h $(wildcard lib/gen/*.tsv) | $(READY)
	@mkdir -p $(@D)
	$(Q) $(CC) $(CPPFLAGS) $(WARN) -O1 -o $(@:.h=) $< -licui18n -licuuc -licudata -lopencc
	@$(@:.h=) > $@

# Packages: what this call needs, looked for once, installed where possible.
$(O)/.deps-%: Makefile
	@mkdir -p $(@D)
	@$(if $(WT_NO_DEPS),:,sh tests/deps.sh $(DEPS))
	@touch $@

-include $(wildcard $(O)/lib/*/*.d $(O)/tools/*.d $(O)/tests/unit/*.d $(O)/tests/fuzz/*.d)

deps: ## install the Debian packages that building and checking need
	@sh tests/deps.sh --show $(DEPS_BUILD) $(DEPS_CHECK)

demo: all ## the whole job on a small archive of this repository
	@PATH="$(CURDIR)/$(O)/bin:$$PATH" tests/demo/run

check: $(READY) all unit ## all tests, then again under sanitizers
	@O="$(O)" CC="$(CC)" MAKE="$(MAKE)" sh tests/check.sh

lint: $(READY) $(GEN) ## rooms, headers, warnings, man pages, shell
	@O="$(O)" CC="$(CC)" bats tests/lint.bats

map: ## what each file of the code is for; ROOM=lib/page: of that room
	@sh tests/map.sh $(ROOM)

bench: all ## speed against grep, rg and jq, on a corpus that is made
	@PATH="$(CURDIR)/$(O)/bin:$$PATH" tests/bench/run

fuzz: $(READY) $(GEN) ## tests/fuzz/*.c (FUZZ="html json": these), FUZZ_TIME=60 seconds each; FUZZ_KEEP=1 keeps what is new
	@O="$(O)" WARN="$(WARN)" CPPFLAGS="$(CPPFLAGS)" LDLIBS="$(LDLIBS)" \
		sh tests/fuzz.sh $(FUZZ)

coverage: private O = build-cov
coverage: $(READY) ## how much of the code the tests reach: build-cov
	@O="$(O)" MAKE="$(MAKE)" sh tests/coverage.sh

valgrind: $(READY) all unit ## the tests under valgrind (TESTS=...: some): build-valgrind
	@sh tests/valgrind.sh

torture: all ## failures in turn, cut files, kills, floods; some 30 minutes
	@for t in failures cut killed reconciled same hostile flat repeated grown; do \
		python3 tests/torture/$$t.py || exit; done

# Rules of an earlier version must not stay among those of this one.
install: all ## install tools, rules, man pages, pipelines (DESTDIR, PREFIX)
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(DATADIR)
	install -m 755 $(TOOLS:%=$(O)/bin/%) $(PIPES) $(DESTDIR)$(BINDIR)
	@rm -rf $(DESTDIR)$(DATADIR)/rules
	@find rules -type f ! -name '.*' | while read -r f; do install -D -m 644 \
		"$$f" "$(DESTDIR)$(DATADIR)/$$f" || exit; done
	@for m in man/*.[1-9]; do install -D -m 644 $$m \
		$(DESTDIR)$(MANDIR)/man$${m##*.}/$${m##*/} || exit; done

uninstall: ## remove what install put there
	rm -rf $(DESTDIR)$(DATADIR)
	rm -f $(TOOLS:%=$(DESTDIR)$(BINDIR)/%) \
		$(PIPES:$(O)/bin/%=$(DESTDIR)$(BINDIR)/%)
	@for m in man/*.[1-9]; do \
		rm -f $(DESTDIR)$(MANDIR)/man$${m##*.}/$${m##*/}; done

dist: ## a tarball of the sources, wt-VERSION.tar.gz
	@sh tests/dist.sh wt-$(VERSION)

format: $(READY) ## apply .clang-format to all C
	clang-format -i lib/*/*.[ch] tools/*.c $(wildcard tests/unit/*.c tests/fuzz/*.c tests/fuzz/main/*.c tests/bench/*.c)

clean: ## remove what was built
	rm -rf build build-san build-clang build-fuzz build-cov build-mutants

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | sort | \
		while IFS='	' read -r t w; do printf '  make %-10s %s\n' "$$t" "$$w"; done

.PHONY: all unit gen print-warn deps demo check lint map bench valgrind torture fuzz coverage \
        install uninstall dist format clean help
