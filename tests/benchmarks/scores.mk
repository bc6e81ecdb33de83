.PHONY: scores

scores: $(READY)  ## Score the stages people, references and quotes, each by itself
	$(BIN)/python -m oversight.evaluate.stages
