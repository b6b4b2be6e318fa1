"""A worksheet: cells, formulas with French names, sorting, filters, formats, charts.

Formulas are read and computed here, by a list of functions: nothing of them is ever executed.
"""
