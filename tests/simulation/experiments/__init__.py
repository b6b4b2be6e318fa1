"""Experiments: designs, stores, faults and comparisons."""
