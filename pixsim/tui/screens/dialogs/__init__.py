"""Small screens over another one: a question, a choice, a few words, a text."""
