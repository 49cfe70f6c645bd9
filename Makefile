# One word a chore; `make` alone is check and test. Needs: pip install -e '.[test,docs]'

.PHONY: all check test reference transcripts site wheel

all: check test

check:            ## style and types; the import contract is a test
	ruff check .
	mypy

test:
	python -m pytest

reference:        ## write the reference pages from code and data
	python docs/generate_reference.py
	python docs/generate_pages.py

transcripts:      ## run what the README and the tutorial show, and put in what it prints
	python tools/refresh_transcripts.py

site: reference   ## the documentation as a site, warnings being errors
	mkdocs build --strict

wheel:
	python -m pip wheel --no-deps --wheel-dir dist .
