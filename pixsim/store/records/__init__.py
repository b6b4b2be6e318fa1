"""What the home screen says of each candidate, kept in one small file and made again when stale.

`record`: the data. `cache`: the file, read before the first frame with json alone. `refresh`: makes
anew what changed, after it. `next_step`: the one thing to do next.
"""
