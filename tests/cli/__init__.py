"""Tests of pixsim/cli/."""
