"""Check tasks and their configuration with Label Studio's own SDK: python check_labelstudio.py DIR.

Run in an environment of its own (make labelstudio): the SDK wants an older numpy than spaCy has.
"""

import json
import sys
from pathlib import Path

from label_studio_sdk.label_interface import LabelInterface


def main(folder: Path) -> None:
    interface = LabelInterface((folder / "config.xml").read_text(encoding="utf-8"))
    interface.validate()
    tasks = json.loads((folder / "tasks.json").read_text(encoding="utf-8"))
    for task in tasks:
        assert interface.validate_task({"data": task["data"]}), task["data"]["article_id"]
        for prediction in task["predictions"]:
            faults = interface.validate_prediction(prediction, return_errors=True)
            assert not faults, faults[:3]
            for region in prediction["result"]:
                assert region["type"] == "relation" or interface.validate_region(region), region
    # The check can fail: a label that the configuration lacks is refused.
    wrong = json.loads(json.dumps(tasks[0]["predictions"][0]))
    wrong["result"][0]["value"]["labels"] = ["weather"]
    assert interface.validate_prediction(wrong, return_errors=True)
    print(f"{len(tasks)} tasks are valid")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
