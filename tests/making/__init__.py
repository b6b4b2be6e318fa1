"""Tests of the makers of files."""
