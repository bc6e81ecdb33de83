"""Requirements: `find` tells what is to be handed in, by whom and when."""

from oversight.events.requirements.find import find

__all__ = ["find"]
