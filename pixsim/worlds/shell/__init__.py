"""A terminal: a tree of files with rights, the usual commands, pipes, packages, processes; nothing is ever run."""
