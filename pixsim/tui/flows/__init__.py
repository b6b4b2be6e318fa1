"""The table of steps (`screens_of_steps`, registered by subject), what follows a journey with it (`follow_journey`), and what the screens alone have.

Everything is loaded on first use.
"""
