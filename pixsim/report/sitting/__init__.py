"""A sitting in words: before its clock starts, its clock, when it is opened again."""
