"""Words that files and folders handed out are named with."""

from __future__ import annotations

TOPICS = ("affiches", "plans", "menus", "cartes", "notices", "photos", "comptes", "courriers")
