"""Boards: `find` tells of a board set up, `chairs` of who chairs one."""

from oversight.events.boards.find import SAME, find

__all__ = ["SAME", "find"]
