"""What leads from screen to screen; each is loaded when it is first wanted."""
