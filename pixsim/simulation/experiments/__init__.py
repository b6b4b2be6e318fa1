"""Experiments: a design, its runs, their results kept and compared."""
