"""Simulation of whole cohorts."""
