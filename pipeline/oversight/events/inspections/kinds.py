"""Kinds of inspection that have no grade."""

# Kinds of visit that give no grade.
UNGRADED = frozenset({"focused_visit", "monitoring_visit", "send_inspection", "joint_inspection"})
