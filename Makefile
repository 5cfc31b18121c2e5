# One target, one command. `make` alone lists them; set-up happens by itself.

.DEFAULT_GOAL := help
.PHONY: help site site-as-at zip site-by-plugin serve check test lint types unit browser own-site accessibility benchmark benchmark-mutations fuzz generated requirements fonts clean

BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

# The same commit gives the same bytes: dates inside files are the commit's, not the clock's.
COMMITTED := $(shell git log -1 --format=%ct 2>/dev/null)
ifneq ($(COMMITTED),)
site zip site-by-plugin: export SOURCE_DATE_EPOCH ?= $(COMMITTED)
endif

YAML_RULES := '{extends: relaxed, rules: {line-length: disable, key-duplicates: enable}}'

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

site: .venv/for-site  ## build the website and every PDF into site/
	$(BIN)/python -m packsite_mkdocs build --strict

site-as-at: .venv/for-site  ## build the website as it stood on a day: make site-as-at DAY=2026-11-20
	.ci/build-as-at "$(DAY)"

zip: site  ## the intranet kit: site, documents, sums and how to put them in place, in intranet-kit.zip
	$(BIN)/python -m packsite zip site intranet-kit.zip

site-by-plugin: .venv/for-plugin  ## the same, but pages printed by mkdocs-pdf-export-plugin (no packs)
	.ci/install-test-programs pango
	$(BIN)/python -m packsite_mkdocs build --strict --config-file mkdocs-pdf-export.yml

serve: .venv/for-site  ## preview on this computer, rebuilt on every change
	$(BIN)/python -m packsite_mkdocs serve

check: .venv/for-site  ## check the content alone, in a second (ARGS="--reviews": what is overdue)
	$(BIN)/python -m packsite check $(ARGS)

test: lint types unit browser  ## everything below down to browser

lint: .venv/for-tests  ## style of code, data and spelling
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/oxlint --deny-warnings
	$(BIN)/yamllint --strict -d $(YAML_RULES) mkdocs.yml mkdocs-pdf-export.yml docs/data .github hooks/packsite/templates/hosts
	$(BIN)/zizmor --offline --quiet --min-severity medium .github
	$(BIN)/codespell

types: .venv/for-tests  ## type check
	$(BIN)/mypy

unit: .venv/for-tests  ## tests, but for the browser's
	.ci/install-test-programs
	$(BIN)/pytest

browser: .venv/for-tests  ## tests in Chromium, on the small site of the tests
	.ci/install-test-programs
	$(BIN)/pytest -m browser

own-site: .venv/for-tests  ## try in Chromium what `make site` has built: queries, first screens, widths
	$(BIN)/pytest -m own_site --site=site --log-cli-level=INFO tests/browser

accessibility: site .venv/for-tests  ## test accessibility in Chromium, and write down what was found for the site
	.ci/install-test-programs
	$(BIN)/pytest -m "browser and wcag or every_page" --site=site --record=docs/data/accessibility.yml tests/browser

benchmark: .venv/for-tests  ## measure the build and its PDFs, each figure with its limit (ARGS="--help" for more)
	.ci/install-test-programs
	$(BIN)/python -m tests.benchmarks.bench $(ARGS)

benchmark-mutations: .venv/for-tests  ## damage the content and count what the check says and suggests (ARGS="--help" for more)
	$(BIN)/python -m tests.benchmarks.mutations $(ARGS)

fuzz: .venv/for-tests  ## feed the readers with spoilt files and with any text: an hour
	FUZZ=1 $(BIN)/pytest -n auto --dist=load tests/test_spoilt_files.py tests/test_properties.py

generated: .venv/for-tests  ## write the committed files that are made from code: schemas, tables of settings and fields
	$(BIN)/python .ci/write-generated

fonts: .venv/for-tests  ## regenerate the web fonts (the results are committed)
	$(BIN)/python .ci/make-fonts

requirements: .venv/for-tests  ## update the pinned requirements to the newest that pyproject.toml allows
	.ci/pin-requirements

clean:  ## remove what the targets above made
	rm -rf site .venv .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/for-site: requirements/site.txt .ci/install-requirements
	@.ci/install-requirements requirements/site.txt
	@touch $@

.venv/for-plugin: requirements/pdf-export.txt .ci/install-requirements
	@.ci/install-requirements requirements/pdf-export.txt
	@touch $@ .venv/for-site

.venv/for-tests: requirements/dev.txt .ci/install-requirements
	@.ci/install-requirements requirements/dev.txt
	@touch $@ .venv/for-site
