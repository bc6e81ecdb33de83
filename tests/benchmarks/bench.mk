.PHONY: bench bench-full

bench: $(READY)  ## Measure speed: cold start, words a second, stage by stage, workers, resuming
	$(BIN)/python tests/benchmarks/speed.py
	$(BIN)/python tests/benchmarks/bench_batch.py --count 200

bench-full: $(READY)  ## Measure what takes longer: 10,000 articles, lengths, kills (an hour or so)
	$(BIN)/python tests/benchmarks/bench_batch.py --count 10000
	$(BIN)/python tests/benchmarks/bench_length.py
	$(BIN)/python tests/benchmarks/bench_kills.py
