.PHONY: run demo-shot pictures test soak bench format lock translations clean

run:            ## set up what is missing and open the window on the demo store
	@bash tools/run.sh

demo-shot:      ## the same without a screen: a picture of the window in build/demo.png
	@bash tools/run.sh shot

pictures:       ## every screen of a day's work, in two sizes and two looks, in build/pictures
	@bash tools/setup.sh test
	@.venv/bin/python tools/window_pictures.py

test:           ## set up what is missing and run every gate and test
	@bash tools/test.sh

soak:           ## the headless tests with new random examples, and many of them
	@bash tools/setup.sh test
	@DAOAN_SOAK=1 .venv/bin/python -m pytest -q -n 2 -m "not gui" --timeout 3000

bench:          ## measure; figures go to docs/benchmarks.md by hand
	@bash tools/setup.sh run
	@.venv/bin/python tests/bench/run_all.py $(CITY)

format:         ## bring the code into shape
	@.venv/bin/ruff check --fix . && .venv/bin/ruff format .

translations:   ## collect strings of the window into resources/i18n and compile them
	@.venv/bin/python tools/compile_translations.py --collect

lock:           ## renew requirements.lock and tools/installer.lock (no addresses, all platforms)
	@.venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --all-extras -q -o requirements.lock pyproject.toml
	@.venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o tools/installer.lock tools/installer.in

clean:          ## remove what can be made again
	@rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
