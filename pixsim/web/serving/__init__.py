"""How a server answers: its socket and protocol, the guard before all routes, the application behind it."""
