"""How models/en_oversight is made: convert, invent, prepare, train, assemble, score."""
