.PHONY: scores

scores: $(READY)  ## Score the stages people, references and quotes, each by itself
	$(BIN)/python -m oversight.evaluate.stages
	@echo; echo "On the test part:"
	$(BIN)/python -m oversight.evaluate.stages --articles data/articles/test --gold data/gold/test
