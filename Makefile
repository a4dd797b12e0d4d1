# wt - build, check, install.  GNU make; in-tree sources, out-of-tree objects.
#
# A new tool, module, man page or rule file needs no line here.

PREFIX  ?= /usr/local
BINDIR  ?= $(PREFIX)/bin
MANDIR  ?= $(PREFIX)/share/man
DATADIR ?= $(PREFIX)/share/wt
O       ?= build$(if $(SAN),-san)

# What Debian 12 calls the packages: to build, and to check.
DEPS_BUILD = gcc libc6-dev zlib1g-dev libpcre2-dev libjq-dev libgumbo-dev \
             libssl-dev libgmp-dev libicu-dev libopencc-dev
DEPS_CHECK = bats jq mandoc shellcheck clang clang-format libclang-rt-14-dev \
             python3-minimal

CFLAGS    ?= -O2 -g
WARN       = -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
             -Wmissing-prototypes -Wvla -Wwrite-strings -Wpointer-arith \
             $(if $(DEV),-Werror)
CPPFLAGS  += -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -Ilib -I$(O)/gen
ALL_CFLAGS = $(WARN) $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all \
             -fno-omit-frame-pointer) $(CFLAGS)
LDLIBS     = -Wl,--as-needed -lz -lpcre2-8 -ljq -lgumbo -lcrypto -lgmp -lm

TOOLS := $(basename $(notdir $(wildcard tools/*.c)))
LIB   := $(patsubst lib/%.c,$(O)/lib/%.o,$(wildcard lib/*.c))
UNIT  := $(patsubst tests/unit/%.c,$(O)/unit/%,$(wildcard tests/unit/*.c))
GEN   := $(patsubst lib/gen/%.c,$(O)/gen/%.h,$(wildcard lib/gen/*.c))

.DELETE_ON_ERROR:
.SUFFIXES:

all: $(TOOLS:%=$(O)/bin/%) ## build the tools (default)

unit: $(UNIT) ## build the unit tests

$(O)/bin/%: $(O)/tools/%.o $(O)/libwt.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(O)/unit/%: $(O)/tests/unit/%.o $(O)/libwt.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(O)/libwt.a: $(LIB)
	@rm -f $@
	$(AR) rcs $@ $^

$(O)/%.o: %.c | $(GEN)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# Tables made at build time from public data: lib/gen/x.c prints gen/x.h.
$(O)/gen/%.h: lib/gen/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(WARN) -O1 -o $(@:.h=) $< $$(pkg-config --libs icu-uc 2>/dev/null || echo -licuuc -licudata) -lopencc
	$(@:.h=) > $@

-include $(wildcard $(O)/lib/*.d $(O)/tools/*.d $(O)/tests/unit/*.d)

install: all ## install tools, rules, man pages, pipelines (DESTDIR, PREFIX)
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(DATADIR)
	install -m 755 $(TOOLS:%=$(O)/bin/%) $(DESTDIR)$(BINDIR)
	@for p in $$(find pipelines -type f -perm -u+x 2>/dev/null); do \
		install -m 755 $$p $(DESTDIR)$(BINDIR)/wt-$$(basename $$p); done
	@(cd rules && find . -type d) | while read -r d; do \
		install -d $(DESTDIR)$(DATADIR)/rules/$$d; done
	@(cd rules && find . -type f) | while read -r f; do \
		install -m 644 rules/$$f $(DESTDIR)$(DATADIR)/rules/$$f; done
	@for m in man/*.[1-9]; do s=$${m##*.}; \
		install -d $(DESTDIR)$(MANDIR)/man$$s && \
		install -m 644 $$m $(DESTDIR)$(MANDIR)/man$$s; done

uninstall: ## remove what install put there
	rm -rf $(DESTDIR)$(DATADIR)
	rm -f $(TOOLS:%=$(DESTDIR)$(BINDIR)/%)
	@for m in man/*.[1-9]; do rm -f $(DESTDIR)$(MANDIR)/man$${m##*.}/$${m#man/}; done

format: ## apply .clang-format to all C
	clang-format -i lib/*.[ch] tools/*.c $(wildcard lib/gen/*.c tests/unit/*.c tests/fuzz/*.c)

clean: ## remove what was built
	rm -rf build build-san build-clang

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | sort | \
		while IFS='	' read -r t w; do printf '  make %-12s %s\n' "$$t" "$$w"; done

.PHONY: all unit install uninstall format clean help
