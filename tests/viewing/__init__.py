"""Tests of pixsim/viewing/."""
