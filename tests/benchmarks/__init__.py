"""Speeds, run on demand: ratios against a reference measured in the same run, printed as they are found."""

import io
import sys

if isinstance(sys.stdout, io.TextIOWrapper):  # each line at once, into a pipe or a file too
    sys.stdout.reconfigure(line_buffering=True)
