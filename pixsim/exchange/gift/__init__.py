"""GIFT, read and written."""
