"""The table of steps (`show`, registered by subject), what follows a journey with it (`follow`), and what the screens alone have.

All of it is loaded when something is first wanted.
"""
