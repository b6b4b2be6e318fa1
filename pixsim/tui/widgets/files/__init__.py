"""The files of a question, read inside pixsim."""
