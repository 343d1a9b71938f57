# The verbs of the house. `make` alone lists them; CI calls the same ones (.ci/run).
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
PY := .venv/bin/python
DJANGO := $(PY) -m django
export DJANGO_SETTINGS_MODULE := daybook.config.settings
# What a check needs to know of an installation that it does not have.
AS_INSTALLED := DATABASE_URL=postgresql://nobody@127.0.0.1:1/none DAYBOOK_UNPOOLED=yes \
	DAYBOOK_PUBLIC_URL=https://daybook.example PYTHONWARNINGS=ignore::RuntimeWarning \
	DAYBOOK_SECRET_KEY=only-for-the-checks-and-long-enough-to-satisfy-them-0123456789

.PHONY: help
help:
	@awk 'BEGIN { FS = ":.*## " } /^##@/ { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

##@ Use it
.PHONY: run seed
run: ## from nothing to a page in the browser; one Ctrl-C ends all (PORT=8000)
	@tools/setup base
	@exec $(PY) -m daybook serve

seed: ## fill a database for measuring (BOOKINGS=1000000)
	@tools/setup base
	@$(PY) -m daybook seed --bookings $(or $(BOOKINGS),1000000)

##@ Change it
.PHONY: test test-pages test-rules check format hooks
test: ## everything CI runs: the checks, then every test (ARGS="-k register" for fewer)
	@tools/setup dev
	@tools/setup browser
	@$(MAKE) -j2 --output-sync=target check
ifdef ARGS
	@$(PY) -m pytest $(ARGS)
else
	@$(MAKE) -j2 --output-sync=target test-pages test-rules
endif

# Side by side, each with a database of its own: a browser mostly waits. A story that failed is told once more at the
# end: what fails twice is broken; what failed once waits for the wrong thing, and is to be mended (CONTRIBUTING.md).
PAGES := $(PY) -m pytest -m browser -o cache_dir=.pytest_cache/pages
test-pages:
	@$(PAGES) || { [ $$? -eq 1 ] && $(PAGES) --last-failed --last-failed-no-failures=none; }

test-rules:
	@$(PY) -m pytest -m "not browser"

CHECKS := check-format check-lint check-types check-imports check-sizes check-excuses check-places \
	check-vendored check-templates check-migrations check-deploy
.PHONY: $(CHECKS)
check: $(CHECKS) ## the checks alone: style, types, walls, templates, migrations
	@echo "All checks passed."

$(CHECKS): .venv/installed-dev

.venv/installed-dev: requirements/dev.txt tools/setup
	@tools/setup dev
	@touch $@

check-format:
	@$(PY) -m ruff format --check --quiet || { echo "make format mends this."; exit 1; }

check-lint:
	@$(PY) -m ruff check --quiet

check-types:
	@$(AS_INSTALLED) $(PY) -m mypy --no-error-summary

check-imports:
	@.venv/bin/lint-imports --no-logo > .venv/imports.log || { cat .venv/imports.log; exit 1; }

check-sizes:
	@$(PY) -m tools.check_sizes

check-excuses:
	@$(PY) -m tools.check_excuses

check-places:
	@$(PY) -m tools.check_places

check-vendored:
	@$(PY) tools/vendor.py --check

check-templates:
	@.venv/bin/djlint daybook --lint --quiet > .venv/templates.log || { cat .venv/templates.log; exit 1; }

check-migrations:
	@$(AS_INSTALLED) $(DJANGO) makemigrations --check --dry-run

check-deploy:
	@$(AS_INSTALLED) $(DJANGO) check --deploy --fail-level WARNING > .venv/deploy.log 2>&1 || { cat .venv/deploy.log; exit 1; }

format: ## put every program file into the house's shape
	@tools/setup dev
	@$(PY) -m ruff check --fix-only --quiet
	@$(PY) -m ruff format --quiet

hooks: ## let git run the quick checks before each commit
	@git config core.hooksPath tools/hooks

##@ Make its parts again
.PHONY: requirements vendor demo-files messages images bench
requirements: ## pin what requirements/*.in ask for, with hashes
	@tools/setup compiler
	@for part in base dev; do \
		.venv/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-emit-index-url --no-emit-find-links --no-header \
			requirements/$$part.in -o requirements/$$part.txt; done

vendor: ## fetch the browser libraries that are kept in the tree again
	@tools/setup dev
	@$(PY) tools/vendor.py

demo-files: ## write the demo salon's Excel files again (the same ones each time)
	@tools/setup dev
	@$(PY) -m tools.make_demo_files

messages: ## gather the texts to translate, and compile the translated ones (LANGUAGE=de begins one)
	@tools/setup dev
	@$(PY) -m tools.messages $(LANGUAGE)

images: ## take the screenshots of docs/images
	@tools/setup dev
	@tools/setup browser
	@$(PY) -m tools.images

bench: ## measure, and write docs/benchmarks.md (BOOKINGS=1000000)
	@tools/setup dev
	@$(PY) -m bench $(ARGS)

##@ Tidy up
.PHONY: clean
clean: ## throw away the environment and every cache; the data in var/ stays
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist *.egg-info
	@find daybook tests tools -name __pycache__ -prune -exec rm -rf {} +
