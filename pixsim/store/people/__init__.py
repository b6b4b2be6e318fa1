"""The people of this machine: profiles, classes, how one is found, renamed, removed."""
