# The trained pipeline: made from the treebanks, and measured. TREEBANKS is the folder that
# models/README.md tells how to make.

NEEDS_TREEBANKS = test -n "$(TREEBANKS)" || { echo "Which folder? make $@ TREEBANKS=DIR" >&2; exit 2; }
MODEL_BUILD ?= build/model
TRAIN := cd models && OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONPATH=.:../pipeline \
  ../$(BIN)/python -m training
BUILD := $(abspath $(MODEL_BUILD))
SYNTAX := --nlp.pipeline '["tok2vec","tagger","parser","lemmatizer"]'
CORPUS := --paths.train $(BUILD)/train.spacy --paths.dev $(BUILD)/dev.spacy

.PHONY: model model-scores names-scores confidence

model: $(READY)  ## Train models/en_oversight anew: make model TREEBANKS=DIR
	@$(NEEDS_TREEBANKS)
	$(TRAIN).prepare $(abspath $(TREEBANKS)) ../patterns/names/augment $(BUILD)
	$(TRAIN).train config.cfg $(BUILD)/quick $(CORPUS) $(SYNTAX)
	$(TRAIN).train config.cfg $(BUILD)/syntax $(CORPUS) $(SYNTAX) \
	  --paths.start $(BUILD)/quick/model-last --training.dropout 0.3 --training.max_steps 4500 \
	  --training.optimizer.learn_rate.initial_rate 0.0015
	$(TRAIN).train config.cfg $(BUILD)/longer $(CORPUS) $(SYNTAX) \
	  --paths.start $(BUILD)/syntax/model-last --training.dropout 0.35 --training.max_steps 2600 \
	  --training.batcher.size.start 2000 --training.optimizer.learn_rate.initial_rate 0.0012
	mkdir -p $(BUILD)/all && cp $(BUILD)/train.spacy $(BUILD)/dev.spacy $(BUILD)/all
	$(TRAIN).train config.cfg $(BUILD)/whole --paths.train $(BUILD)/all \
	  --paths.dev $(BUILD)/dev.spacy $(SYNTAX) --paths.start $(BUILD)/longer/model-last \
	  --training.dropout 0.35 --training.max_steps 2400 --training.batcher.size.start 2000 \
	  --training.optimizer.learn_rate.initial_rate 0.001
	$(TRAIN).train config.cfg $(BUILD)/borders $(CORPUS) --nlp.pipeline '["senter"]' \
	  --training.max_steps 2000 --training.batcher.augmenter.alone 0.2
	$(TRAIN).train names.cfg $(BUILD)/recogniser --paths.train $(BUILD)/names \
	  --paths.dev $(BUILD)/dev.spacy --paths.start $(BUILD)/whole/model-last
	$(TRAIN).assemble $(BUILD)/whole/model-last $(BUILD)/borders/model-last \
	  $(BUILD)/recogniser/model-last en_oversight

model-scores: $(READY)  ## Score the trained pipeline on the treebanks' test files
	@$(NEEDS_TREEBANKS)
	PYTHONPATH=pipeline $(BIN)/python models/scores.py $(TREEBANKS)

names-scores: $(READY)  ## Score people found in the project's own articles
	$(BIN)/python -m oversight.evaluate.names data/gold_names data/articles --errors

confidence: $(READY)  ## Calibrate the records' confidence on data/gold, cross-validated
	$(BIN)/oversight extract data/articles --output $(BUILD)/run --quiet
	$(TRAIN).confidence ../data/gold ../data/gold/test $(BUILD)/run confidence.json
