"""Interventions: `acts` ties what is done to its instrument, `find` gathers them."""

from oversight.events.interventions.find import find

__all__ = ["find"]
