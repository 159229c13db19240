# Everything here needs Go, make and git, and nothing else. Go downloads the
# modules by itself at the first use; there is no other set-up.

# The address at which the site will be published, if it is known.
BASE_URL ?=
# The folder that the site is written to.
OUT ?= public
# The version of a release; without it, what git describe says.
VERSION ?=
# The repository on GitHub, as OWNER/NAME, from which the workflows of new sites
# get the program; without it, the one that this copy was cloned from.
REPOSITORY := $(or $(REPOSITORY),$(shell git remote get-url origin 2>/dev/null | \
	sed -nE 's,\.git$$,,; s,^(https://([^/@]+@)?|ssh://git@|git@)github\.com[:/]([0-9A-Za-z-]+/[0-9A-Za-z._-]+)$$,\3,p'))
# How long each fuzz test runs, as 10m, or how many inputs it tries, as 5000x.
FUZZTIME ?= 1m

# Recipes read these from the environment, as "$$OUT", so that a space or a
# quotation mark in them does no harm.
export BASE_URL OUT VERSION REPOSITORY FUZZTIME

# Go stamps the commit into the binary, and fails where git can't tell it: in a
# repository without commits, or one that belongs to another user.
BUILDVCS := $(shell git rev-parse --quiet --verify HEAD >/dev/null 2>&1 || echo -buildvcs=false)

# The go command runs things in parallel; targets go one after the other, so
# that "make -j clean site" means what it says.
.NOTPARALLEL:

.DEFAULT_GOAL := help

.PHONY: help site serve check build test fuzz screenshots bench lint golden release clean go

help: ## print this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1@\2/p' Makefile | awk -F@ '{ printf "%-14s %s\n", $$1, $$2 }'
	@echo
	@echo 'make site takes BASE_URL=https://example.org/explainer and OUT=folder;'
	@echo 'make release takes VERSION=v1.2.0 and REPOSITORY=OWNER/NAME;'
	@echo 'make fuzz takes FUZZTIME=10m, or a number of inputs, FUZZTIME=5000x.'

site: build ## build content/ into public/
	.bin/explainer build -o "$$OUT" $${BASE_URL:+--base-url "$$BASE_URL"}

serve: build ## preview content/ in a browser, rebuilt at every change
	.bin/explainer serve

check: build ## report mistakes in content/ without building the site
	.bin/explainer check

build: go ## make the program, .bin/explainer
	go build $(BUILDVCS) -ldflags "-X main.repository=$$REPOSITORY" -o .bin/ ./cmd/explainer

test: go ## run every test
	go test ./...

# Go fuzzes one test of one package at a time. An input that it only finds
# interesting isn't worth the minute that it would take to make it small.
# Before Go 1.27 a run may fail when its time is up, with nothing but "context
# deadline exceeded" (go.dev/issue/75804); it has found nothing then.
fuzz: go ## run every fuzz test for a minute, one after the other
	@grep -roE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' . | sort | { failed=; \
	while IFS=: read -r file declaration; do \
		set -- go test -run '^$$' -fuzz "^$${declaration#func }\$$" -fuzztime "$$FUZZTIME" -fuzzminimizetime 2s "$${file%/*}"; \
		echo "$$*"; \
		"$$@" </dev/null || failed="$$failed $${declaration#func }"; \
	done; \
	if [ -n "$$failed" ]; then \
		echo "make fuzz: failed:$$failed; keep the inputs in testdata/fuzz, and mend the code" >&2; \
		exit 1; \
	fi; }

screenshots: go ## take the pictures of the README anew, with Chromium
	go test ./internal/browser -run TestScreenshots -count 1 -args -screenshots "$(CURDIR)/.github/screenshots"

bench: go ## build and preview generated sites of up to 10,000 pages and print the cost
	go test -run '^$$' -bench . -benchtime 1x ./internal/build

lint: go ## check format and code, for other systems too: gofmt, go vet, staticcheck
	@echo gofmt -l .
	@files=$$("$$(go env GOROOT)/bin/gofmt" -l .) || exit; \
	if [ -n "$$files" ]; then \
		printf '%s\n' "$$files" 'make lint: run gofmt -w on these files' >&2; \
		exit 1; \
	fi
	GOOS=darwin go vet ./...
	GOOS=windows go vet ./...
	go vet ./...
	go vet .ci/release.go
	go tool staticcheck ./...

# Only a package whose tests import internal/golden has the flag -update; the
# others would refuse it.
golden: go ## rewrite the expected results of tests; read the diff afterwards
	@packages=$$(grep -rlE --include='*_test.go' '"explainer/internal/golden"' . | sed 's,/[^/]*$$,,' | sort -u); \
	if [ -z "$$packages" ]; then \
		echo 'make golden: no test has the flag -update'; \
		exit; \
	fi; \
	set -x; \
	go test $$packages -args -update

release: go ## make the archives of a release for every system, in dist/
	go run .ci/release.go $${VERSION:+"$$VERSION"}

clean: ## remove what make made
	rm -rf .bin dist coverage.out coverage.html .*.explainer-*
	@if [ -e public/.explainer ]; then \
		echo rm -rf public; \
		rm -rf public; \
	elif [ -e public ]; then \
		echo 'make clean: public/ was not made by explainer, so it stays'; \
	fi

# Says what is missing where Go is missing or too old.
go:
	@command -v go >/dev/null || { \
		echo "make: Go isn't installed: get it from https://go.dev/dl/" >&2; \
		exit 1; \
	}
	@go list -m >/dev/null || { \
		printf 'make: Go %s or newer is needed, and this is %s: get it from https://go.dev/dl/\n' \
			"$$(sed -n 's/^go //p' go.mod)" "$$(cd / && GOTOOLCHAIN=local go version)" >&2; \
		exit 1; \
	}
