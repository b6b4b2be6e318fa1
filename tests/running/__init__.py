"""Tests of pixsim/running/."""
