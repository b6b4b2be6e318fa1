"""The test of V3 as the simulator sits it, a block of candidates at a time."""
