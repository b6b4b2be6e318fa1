"""Pixsim in a browser: pages made on this machine, from the same engine and journeys as the screens.

Only this room knows starlette and uvicorn (extra ``[room]``), which it loads when a server is asked
for. A page is HTML that works without script; the one script adds what only it can see.

- `follow.Follower`: a journey, page by page, for one person; `steps`: the table of its pages
- `desk.Desk`: what is asked, question by question; `sitting.Sitting` an exam, `training.TrainingDesk` a training
- `views`, `world_view`: what a page shows of a question, and nothing that marks it
- `sitting_routes`: the addresses of a sitting, the same for one person and in a room
- `step_routes`: the addresses of a journey · `own_pages`: a server for one person on this machine
- `file_pages`: files handed with questions, read in the browser
- `room`: a supervised room served · `results`: the page of a result
- `guard`, `tokens`, `forms`, `protocol`: who is let in, and how much of what is sent
"""
