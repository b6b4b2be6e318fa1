"""From answers to parameters: forms of a pilot, exports, calibration, scores, standards."""
