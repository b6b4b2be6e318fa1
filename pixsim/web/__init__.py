"""The exam in a browser: pages made on this machine, from the same engine as the screens.

Only this room knows starlette and uvicorn (extra ``[room]``), which it loads when a server is asked
for. A page is HTML that works without script; the one script adds what only it can see.

- `sitting.Sitting`: one exam as its pages show it; each form is one call of it
- `views`, `world_view`: what a page shows of a question, and nothing that marks it
- `sitting_routes`: the addresses of a sitting, the same for one person and in a room
- `alone`: a server for one person on this machine, from step to step of a journey; `steps`: their pages
- `room`: a supervised room served · `results`: the page of a result
- `guard`, `tokens`, `forms`, `protocol`: who is let in, and how much of what is sent
"""
