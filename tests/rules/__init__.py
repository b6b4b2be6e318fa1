"""Tests of pixsim/rules/."""
