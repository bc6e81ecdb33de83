.PHONY: bench-learned

bench: bench-learned

bench-learned: $(READY)
	$(BIN)/python tests/benchmarks/bench_learned.py
