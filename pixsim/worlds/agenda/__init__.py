"""A shared agenda: weeks, meetings, guests and when they are free, time zones, meetings that come back."""
