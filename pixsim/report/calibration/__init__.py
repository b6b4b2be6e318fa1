"""A calibration in words."""
