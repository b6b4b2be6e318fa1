"""Files of a question opened by the system, or saved where the person keeps files."""
