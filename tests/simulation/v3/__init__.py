"""The test of V3."""
