"""The manual: one page a topic, in Markdown, in each language; shown in a terminal, in a browser, printed.

The pages are in `pages/<language>/<topic>.md`; `python_api` makes those of the public names from their
docstrings. `terminal_text`, `html_page` and `man_page` render them, all from the same reading (markdown-it).
"""
