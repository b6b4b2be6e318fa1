"""Standard errors: the observed information and its inverse."""
