"""The supervised room around a test: pure, nothing is read or written, time is an argument."""
