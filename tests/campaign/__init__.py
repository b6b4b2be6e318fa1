"""Hostile campaigns, run on demand: python -m tests.campaign.NAME; small ones are in the tests."""
