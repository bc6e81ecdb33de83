# Label Studio's SDK wants an older numpy than spaCy has: it gets an environment of its own, and
# tests/annotation then checks tasks with it.
.PHONY: labelstudio

labelstudio: build/labelstudio/bin/python  ## Set up Label Studio's SDK beside, for its test

build/labelstudio/bin/python:
	$(PYTHON) -m venv build/labelstudio
	build/labelstudio/bin/pip install --quiet --disable-pip-version-check label-studio-sdk
