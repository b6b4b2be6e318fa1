"""Hostile campaigns, run on demand: ``python -m tests.campaign.NAME``."""
