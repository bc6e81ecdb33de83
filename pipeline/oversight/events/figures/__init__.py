"""Figures: `find` tells what is counted, its value and its period."""

from oversight.events.figures.find import SAME, find

__all__ = ["SAME", "find"]
