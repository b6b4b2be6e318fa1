"""Tests of pixsim/own_quiz/."""
