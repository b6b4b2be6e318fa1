"""The table of answers: read, checked, merged, written.

- `table`: the columns of the tidy table. `file` and `cells` read one file, `merge` several, `export`
  writes one.
- `raw` checks values of any form, `reading` makes `matrix.Responses` of them, which calibration works
  on; `design_warnings` says what such answers cannot tell, as `findings`.
"""
