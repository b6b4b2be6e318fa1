"""From a command to a front: screens where there is a terminal, lines, a browser."""
