"""Programs: blocks in French or Python, changed line by line, run whole or step by step.

Programs run in the interpreter of this folder, on a syntax tree of which only listed kinds of nodes
are let through, with limits on steps, sizes and depth; nothing is ever given to ``exec`` or ``eval``.
"""
