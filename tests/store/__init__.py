"""Tests of pixsim/store/."""
