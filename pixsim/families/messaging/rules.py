"""Families of competence 2.1 on who reads what, lists, time zones and quoting."""

from __future__ import annotations


def offset(hours: int) -> str:
    """UTC+4, UTC−3."""
    return f"UTC{'+' if hours >= 0 else '−'}{abs(hours)}"
