"""Tests of pixsim/report/."""
