"""Long hostile runs, on demand: ``python -m tests.campaign.NAME``."""
