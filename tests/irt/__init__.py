"""Tests of pixsim/irt/."""
