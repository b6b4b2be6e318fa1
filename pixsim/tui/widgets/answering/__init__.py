"""How each kind of answer is given."""
