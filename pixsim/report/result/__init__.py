"""The result of a sitting, whatever its rules: fields in common, rows, text, advice."""
