"""The terminal interface: the only part that knows Textual.

`app` begins with the home screen, `linked_app` and `room_app` with a room; all are a `shell`. From there `flows` lead
to `screens`, made of `widgets` and `pictures`, which `drawing` draws; `terminal` is what is below them all.
"""
