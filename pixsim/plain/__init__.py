"""The plain front: lines in, lines out, for screen readers, braille displays and bare terminals.

No escape sequence, no box, no bar: a fixed order of things, short labels, one prompt at a time. It
drives the very same sittings as the screens, in the same journal: what is begun in one front can be
taken up in the other.

`follow_journey` goes through a journey, `lines_of_steps` is the table of its steps: `training`, `sitting`, `results` and
`ccp1_oral` say them; `exam`, `exam_desk`, `questions` and `files` ask one question after the other.
"""
