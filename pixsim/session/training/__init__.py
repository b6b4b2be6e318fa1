"""A positioning or a practice: its plan, events and state; journalled like an exam."""
