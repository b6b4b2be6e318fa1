"""The invigilator's screen, and the exams that candidates sit in a room."""
