"""A word processor: paragraphs with styles, tables, changes, comments, fields, pages, letters."""
