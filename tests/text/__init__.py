"""Tests of pixsim/text/."""
