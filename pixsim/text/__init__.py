"""Text as it is read, written and said: JSON, CSV, cells, what a terminal may show, messages, dates."""
