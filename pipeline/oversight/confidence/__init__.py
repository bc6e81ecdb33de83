"""How sure a record is: a number between 0 and 1, calibrated on gold.

A logistic scorer over the little that can be seen of a record itself (`features`), its weights
in models/confidence.json, each with the sign that reason gives it. It adds nothing to a record
but the number. Trained and cross-validated over articles by `make confidence`
(models/training/confidence.py).
"""

from oversight.confidence.features import features_of
from oversight.confidence.scorer import Scorer, with_confidence

__all__ = ["Scorer", "features_of", "with_confidence"]
