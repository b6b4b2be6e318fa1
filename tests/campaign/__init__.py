"""Hostile campaigns, run on demand; small ones are among the tests."""
