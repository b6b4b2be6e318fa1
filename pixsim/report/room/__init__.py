"""A supervised room in words: for candidates and invigilators."""
