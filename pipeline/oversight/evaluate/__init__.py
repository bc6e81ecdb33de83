"""Evaluation: gold against what was extracted, by the definition's own scoring.

`python -m oversight.evaluate GOLD… EVENTS` prints the totals without the rest of the package.
"""
