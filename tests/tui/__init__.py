"""Tests of pixsim/tui/."""
