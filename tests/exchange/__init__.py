"""Quizzes in and out."""
