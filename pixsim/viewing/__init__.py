"""Files handed with questions, as they can be shown: from a name and bytes to what is read.

Nothing here is run, written or fetched, and nothing raises: what cannot be read comes back as one
sentence that says why. `pixsim.viewing.kinds` is the entrance.
"""
