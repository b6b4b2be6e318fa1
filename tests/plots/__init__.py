"""Tests of pixsim/plots/."""
