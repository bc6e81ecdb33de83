"""Quotations and their speakers: marks, frames (sentences with quotations folded), attribution."""
