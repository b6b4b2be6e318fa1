"""Real files, from what a family says of them to their bytes.

A family returns *descriptions*: frozen data that say what a workbook, a document or a photo holds.
`make.make` turns one into bytes, by the suffix of its name, when the file is first wanted. The same
description always gives the same bytes. Descriptions need the standard library alone; makers
import what they write with when they are first used.

`workbooks`, `documents`, `slides`, `pictures`, `papers` (PDF), `mails`, `texts`, `sounds` and
`archives` hold the descriptions, `descriptions` writes them as JSON; `makers/` has a module per format.
"""
