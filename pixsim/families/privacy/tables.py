"""Families of competence 4.2 on tables: identification, anonymity, retention."""

from __future__ import annotations
