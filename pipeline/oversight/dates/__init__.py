"""Finding and resolving time expressions: pure functions, plain values, no spaCy, no clock."""
