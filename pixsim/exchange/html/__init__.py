"""The HTML of quizzes, read, reduced to the layout of the bank, and written."""
