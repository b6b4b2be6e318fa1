"""Widgets of our own; content is never parsed as markup."""
