"""Positioning and practice: which competence, the questions, the pauses."""
