"""Documents to keep or print: certificate and attestation, sheets of a session, report on a class.

Facts come first (`certificate`, `class_facts`, `sheet`), then the same facts in French words, then
these words as text, HTML or PDF. What is signed, and whether it may be given, is decided above, in
`pixsim.store.certificates`.
"""
