"""Quizzes from elsewhere and for elsewhere: Moodle XML, GIFT, Aiken, tables.

- In: `read` recognises a file and reads it by Moodle's rules into `quiz.Quiz` (`moodle`, `gift`, `aiken`, on what
  `encoding` makes of the bytes); `drafts` turns each question into an item to be read by a person, or says why
  not, and writes TOML; `html` reduces its markup.
- Out: `export` draws the questions and says what a format loses; `moodle.writer`, `gift.writer` and
  `export.table` write them.
- `new_bank` writes the files of a bank of one's own.
"""
