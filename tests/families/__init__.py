"""Computed families, each proved against an independent reading of what it shows."""
