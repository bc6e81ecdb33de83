.PHONY: bench-merging

bench-merging: $(READY)  ## Measure merging of 25,000 and 100,000 records
	$(BIN)/python tests/benchmarks/bench_merging.py
