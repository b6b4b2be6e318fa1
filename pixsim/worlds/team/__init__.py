"""A team's messaging: channels, people and their statuses, and a video room."""
