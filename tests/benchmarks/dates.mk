.PHONY: bench-dates timex dates-table

bench: bench-dates

bench-dates: $(READY)
	$(BIN)/python tests/benchmarks/bench_dates.py

timex: $(READY)  ## Score dates on a folder of TimeML files: make timex TIMEX=DIR
	@test -n "$(TIMEX)" || { echo "Which folder? make timex TIMEX=DIR" >&2; exit 2; }
	$(BIN)/python tests/benchmarks/score_timex.py $(TIMEX)

dates-table: $(READY)  ## Compare dates with dateparser.search on the project's own gold
	$(BIN)/python tests/benchmarks/compare_dates.py
