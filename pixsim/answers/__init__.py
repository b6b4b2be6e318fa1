"""The table of answers: read, checked, merged, written.

- `table`: the columns of the tidy table. `response_file` and `checked_cells` read one file, `merge` several, `export`
  writes one.
- `raw_tables` checks values of any form, `reading` makes `matrix.Responses` of them, which calibration works
  on; `uninformative_responses` says what such answers cannot tell, as `findings`.
"""
