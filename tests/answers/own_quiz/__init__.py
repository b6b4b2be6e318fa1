"""Tests of pixsim/answers/own/."""
