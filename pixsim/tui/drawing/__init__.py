"""From texts and figures to lines of the terminal."""
