"""Draws of plain values, and how numbers, dates, colours and lines are written."""
