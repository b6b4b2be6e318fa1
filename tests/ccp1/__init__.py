"""Tests of `pixsim.ccp1`."""
