# Everything works in .venv, made on first use and re-made when requirements.lock changes.

.DEFAULT_GOAL := help
.PHONY: help setup lab score test check format notebooks datasets messages bench lock clean
.SILENT:

BIN := .venv/bin
JOBS ?= 2
export MAKECMDGOALS

help: ## show this list
	awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup: ## install what the course needs into .venv
	sh tools/setup.sh

lab: setup ## open JupyterLab on the welcome notebook (COURSE_LANG=zh-CN, ARGS="--no-browser")
	exec $(BIN)/courseware lab $(if $(COURSE_LANG),--lang $(COURSE_LANG)) $(ARGS)

score: setup ## score my own exercise and open the feedback (ARGS=m1-crm)
	exec $(BIN)/courseware check $(ARGS)

test: setup ## run every test, browser included (ARGS="tests/unit" for some)
	$(BIN)/python -m tools.setup_browser
	exec $(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder $(ARGS)

check: setup ## style, types, layers, sizes, catalogues, data sets, figures
	$(BIN)/ruff check --quiet --output-format concise
	$(BIN)/ruff format --quiet --check --output-format concise
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo >.venv/layers.log || { cat .venv/layers.log; exit 1; }
	$(BIN)/python -m tools.check_sizes
	$(BIN)/python -m tools.messages --check
	$(BIN)/python -m datasets.generator --check
	$(BIN)/python -m tools.measure_wording --check
	echo "Style, types, layers, sizes, catalogues, data sets and figures are fine."

format: setup ## put the code into the house style
	$(BIN)/ruff check --quiet --fix-only
	$(BIN)/ruff format --quiet

notebooks: setup ## build the .ipynb files from their Markdown sources
	$(BIN)/python -m tools.build_notebooks $(ARGS)

datasets: setup ## make the invented tables and their page (ARGS=--check)
	$(BIN)/python -m datasets.generator $(ARGS)

messages: setup ## collect, merge and compile the translations
	$(BIN)/python -m tools.messages $(ARGS)

bench: setup ## measure; each number beside its limit
	for script in bench/*.py; do $(BIN)/python "$$script" || exit 1; done

lock: setup ## choose the newest fitting versions again, with hashes
	test -x .venv/uv/bin/uv || { $(BIN)/python -m venv .venv/uv && \
		.venv/uv/bin/python -m pip install --quiet --disable-pip-version-check uv; }
	.venv/uv/bin/uv --no-config pip compile pyproject.toml --all-extras --upgrade \
		--universal --python-version 3.11 --fork-strategy fewest \
		--constraints tools/constraints.txt --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --quiet \
		--output-file requirements.lock
	echo "requirements.lock is new; the next make command installs it."

clean: ## remove .venv and everything else that was built
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
