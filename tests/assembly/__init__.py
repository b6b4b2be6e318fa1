"""Tests of pixsim/assembly/."""
