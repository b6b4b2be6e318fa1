"""Tests of pixsim/session/."""
