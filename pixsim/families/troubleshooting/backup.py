"""Families of competence 5.1: backups."""

from __future__ import annotations


# what is written, the medium it is on, whether it is away from home
