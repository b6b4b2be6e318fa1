"""The other exam: rehearsing the CCP1 of a professional title, on one's own dossier.

The machine counts, checks, draws, asks, times and remembers; people judge. Nothing here marks, adds
ratings up or says who would pass. A title is a folder of `titles`, not code.
"""
