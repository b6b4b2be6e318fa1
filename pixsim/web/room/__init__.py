"""A supervised room served to browsers: its candidates, its invigilators, its terminals.

One process holds the room (`pixsim.running.room.desk.Desk`) and answers everybody.

- `server.RoomServer`: all routes, who is let in, the passing of time
- `candidates`: from the door to the end page · `seats`: whose browser sits where
- `invigilators`: the page and the JSON that the page and other clients use alike
- `live_events`: what changes, told as it happens
- `attempts`: wrong codes and names, counted
"""
