"""The test of V2 as the simulator sits it, a block of candidates at a time."""
