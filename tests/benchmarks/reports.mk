.PHONY: bench-reports

bench-reports: $(READY)  ## Measure reading PDF reports: make bench-reports REPORTS=DIR
	@test -n "$(REPORTS)" || { echo "make bench-reports REPORTS=DIR: a folder of PDF files" >&2; exit 2; }
	$(BIN)/python tests/benchmarks/reports.py $(REPORTS)
