# One path to everything: `make` lists the targets. All tools come from PyPI into .venv, pinned by uv.lock.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
PYTHON ?= python3
PY := .venv/bin/python
PORT ?= 8001
SERVE ?= 1
DB ?= data/kamer.db
DEST ?= data/site
UV := uv==0.13.9

.PHONY: help demo serve publish crawl nightly link test lint check bench chaos train docs pictures

help: ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

.venv/ready: pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) -V)" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(PY) -m pip install --quiet --disable-pip-version-check $(UV)
	$(PY) -m uv sync --frozen --quiet
	@touch $@

demo: .venv/ready ## Crawl the bundled sample, link the sample letter, serve the site (SERVE=0: do not serve)
	$(PY) -m scraper crawl --replica --db $(DB) --raw $(dir $(DB))raw.db
	$(PY) -m linker link linker/sample/brief.md --db $(DB)
	$(PY) -m linker update --db $(DB)
	$(PY) -m db publish --db $(DB)
ifneq ($(SERVE),0)
	$(PY) -m db serve --port $(PORT)
endif

serve: .venv/ready ## Serve the published site on PORT (8001)
	$(PY) -m db serve --port $(PORT)

publish: .venv/ready ## Publish to DEST: a folder (data/site), or host:folder by rsync
ifneq ($(findstring :,$(DEST)),)
	$(PY) -m db publish --db $(DB)
	rsync --times --compress data/site/kamer.db "$(DEST)/"
else
	$(PY) -m db publish --db $(DB) --to "$(DEST)"
endif

crawl: .venv/ready ## Crawl the live sites: what changed since the last run
	$(PY) -m scraper crawl --db $(DB) --raw $(dir $(DB))raw.db

# One lock for the whole night. The crawl may end with failures (1): what came is linked and published all the same.
# HOOK is a command that the user names; it gets the report on its standard input and the exit code as NIGHT_STATUS.
define NIGHT
status=0
$(PY) -m scraper crawl $(if $(REPLICA),--replica) --db $(DB) --raw $(dir $(DB))raw.db || status=$$?
if [ $$status -le 1 ]; then
  $(PY) -m linker update --db $(DB) && $(PY) -m db publish --db $(DB) --to $(dir $(DB))site || status=2
fi
$(PY) -m db report --db $(DB) --to $(dir $(DB)) || status=2
if [ -n "$$HOOK" ]; then
  NIGHT_STATUS=$$status sh -c "$$HOOK" < $(dir $(DB))report.md || { echo "nightly: the hook failed: $$HOOK" >&2; status=1; }
fi
exit $$status
endef
export NIGHT HOOK

nightly: .venv/ready ## Crawl, link, publish, report (REPLICA=1: rehearse on the sample; HOOK='command': gets the report)
	@mkdir -p $(dir $(DB))
	@flock --nonblock --conflict-exit-code 75 $(dir $(DB))nightly.lock sh -c "$$NIGHT" || { code=$$?; \
	  test $$code -ne 75 || { echo "nightly: another night is still running; nothing was done" >&2; code=2; }; exit $$code; }

link: .venv/ready ## Link a letter: make link LETTER=path
	@test -n "$(LETTER)" || { echo "make link: name the letter: make link LETTER=path" >&2; exit 2; }
	$(PY) -m linker link "$(LETTER)" --db $(DB)
	$(PY) -m db publish --db $(DB)

test: .venv/ready ## Run the whole test suite
	$(PY) -m pytest

lint: .venv/ready ## Ruff, mypy, and the wall between scraper and linker
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports --no-cache

check: lint test ## Lint and test

chaos: .venv/ready ## Kill fifty crawls at random moments and compare what comes of them with a clean one
	$(PY) -m tests.chaos 50

bench: .venv/ready ## Measure speed as ratios within one run, and note them in tests/benchmarks/README.md
	$(PY) -m tests.benchmarks

train: .venv/ready ## Train the learned readers of claims anew on tests/examples/claims (half an hour; fetches scikit-learn and jax)
	$(PY) -m uv sync --frozen --quiet --group train
	$(PY) -m tests.claims_training
	$(PY) -m uv sync --frozen --quiet

docs: .venv/ready ## Write the data dictionary anew from the code
	$(PY) -m db dictionary > docs/data-dictionary.md

pictures: .venv/ready ## Take the pictures of README and the tour again (needs chromium)
	$(PY) -m tests.browser.pictures
