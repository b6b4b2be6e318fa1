"""The table of steps (`show`, registered by subject), what follows a journey with it (`follow`), and what the screens alone have.

Everything is loaded on first use.
"""
