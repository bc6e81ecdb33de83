"""Reviews: `find` ties what is told of a review to who reviews and who asked for it."""

from oversight.events.reviews.find import find

__all__ = ["find"]
