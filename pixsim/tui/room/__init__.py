"""The invigilator's screen as a client: what it talks to, how it draws the room."""
