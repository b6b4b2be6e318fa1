"""Pixsim in a browser: pages made on this machine, from the same engine and journeys as the screens.

Only this room knows starlette and uvicorn (extra ``[room]``), which it loads when a server is asked
for. A page is HTML that works without script; the one script adds what only it can see.

- `own_pages`: a server for one person on this machine · `centre`: for many, by codes · `room`: a supervised room
- `steps`: a journey page by page (`follow.Follower`), the table of its pages, its addresses
- `sitting`: an exam or a training under way, its pages and addresses, the same for one person and in a room
- `questions`: what a page shows of a question, and nothing that marks it; its form, its machine, its files
- `serving`: sockets, the guard, the application · `forms`, `tokens`: what is sent, and by whom
- `pages`: templates to pages · `results`: the page of a result · `manual`: the help
"""
