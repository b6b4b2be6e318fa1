"""Marginal maximum likelihood by expectation and maximisation."""
