"""Appointments and departures: `find` ties posts and people to the verbs that tell of them."""

from oversight.events.appointments.find import find

__all__ = ["find"]
