"""A centre served to its people all year: each enters by a personal code, the trainer by theirs.

One process holds everybody's journeys (`pixsim.web.steps.follow_journey.Follower`), each of one person alone
(`pixsim.journeys.context.Context.only`).

- `server.CentreServer`: all routes, the passing of time
- `people`: the door, and whose journey a browser goes on with · `sessions`: who was let in
- `code_attempts`: wrong codes, counted; a right one always opens
- `class_lists`: a class list that the trainer sends
- `trainer`: the trainer's pages · `overview`: what they show · `rooms`: a supervised room opened from there
"""
