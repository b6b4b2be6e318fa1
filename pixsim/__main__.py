"""``python -m pixsim``."""

from pixsim.cli import main

main()
