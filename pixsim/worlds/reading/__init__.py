"""From a line that a person types to the acts it means: `parser` says how."""

from pixsim.worlds.reading.parser import Reading, parse, read_line

__all__ = ["Reading", "parse", "read_line"]
