"""The test of V2."""
