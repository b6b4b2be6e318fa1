"""A report on one's own quiz: what its questions are worth, and what to mend.

`analysis` has the figures, `wording` says them in words, `pictures` draws them, `report_html` and `text` put
them together.
"""
