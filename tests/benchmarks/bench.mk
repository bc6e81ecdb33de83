.PHONY: bench

bench: $(READY)  ## Measure speed: cold start, words a second, stage by stage
	$(BIN)/python tests/benchmarks/speed.py
