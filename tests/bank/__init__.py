"""Tests of pixsim/bank/."""
