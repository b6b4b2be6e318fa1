"""Quizzes from elsewhere and for elsewhere: Moodle XML, GIFT, Aiken, tables.

- In: `read` recognises a file and reads it by Moodle's rules into `foreign.Quiz` (`moodle_xml` on `xml_tree`,
  `cloze`, `gift`, `aiken`, on what `encoding` makes of the bytes); `drafts` turns each question into an item to
  be read by a person, or says why not: `draft_fields` and `draft_answers` by its type, `draft_names` its skill
  and id, `markup` its HTML; `remarks` is what the item does not say. `draft_file` writes TOML.
- Out: `selection` draws the questions; `moodle_writer`, `gift_writer` and `table_writer` write them, with
  the accepted forms of `forms` and what `tags` carries beside them; `losses` says what the format loses.
- `new_bank` writes the files of a bank of one's own.
"""
