# Every target sets up .venv/ by itself. `make` alone lists them.
PYTHON ?= python3
ARGS ?=

SET_UP = $(PYTHON) tools/set_up.py
MILEPOST = .venv/bin/milepost

.DEFAULT_GOAL := help
.PHONY: help site serve check example test bench soak lock clean

help:
	@echo "make site     build the site from plan/ and site_src/ into site/"
	@echo "make serve    show the site at a local address; it follows what you save"
	@echo "make check    report the plan's problems and contradictions with their lines"
	@echo "make example  build the sample, a project with fourteen sealed reviews"
	@echo "make test     check style, types and layers, then run all tests"
	@echo "make bench    time Milepost against other tools"
	@echo "make soak     kill and fail publishing at every point and say how often; takes hours"
	@echo "make clean    remove what was built, and .venv/"
	@echo "make lock     for maintainers: write the locked requirements anew"
	@echo
	@echo "ARGS passes options on: make serve ARGS='--port 9000', make test ARGS='-k timeline'"

site:
	@$(SET_UP) site
	@$(MILEPOST) build $(ARGS)

serve:
	@$(SET_UP) site
	@$(MILEPOST) serve $(ARGS)

check:
	@$(SET_UP) site
	@$(MILEPOST) check $(ARGS)

example:
	@$(SET_UP) site
	@$(MILEPOST) --root examples/observatory build $(ARGS)

test:
	@$(SET_UP) test
	@.venv/bin/python -m tools.test $(ARGS)

bench:
	@$(SET_UP) bench
	@.venv/bin/python -m benchmarks $(ARGS)

soak:
	@$(SET_UP) test
	@.venv/bin/python -m tools.soak $(ARGS)

lock:
	@tools/lock.sh $(ARGS)

clean:
	rm -rf site examples/observatory/site .venv
