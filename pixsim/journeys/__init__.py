"""What comes next: the decisions, the commits and the sentences of a person's way, for all fronts.

A **journey** is a generator (`walk.Journey`). It yields **steps**, frozen dataclasses that say *what*
is shown or asked and never how, and is sent what each step brought. It decides and commits; it knows no
screen, no line, no page. A front (``tui/flows``, ``plain``, ``web``) is a table from the type of a step
to what shows it (`functools.singledispatch`), and goes from step to step with a `walk.Walk`.

| module | journeys |
|---|---|
| `step`, `walk`, `context` | steps that any may take; a journey under way; where it takes place |
| `positioning`, `practice` | be positioned; practise, sit a pilot; `training` is what they share |

**To add a step**: its dataclass beside the journey that yields it, saying what it brings; then what shows
it, registered in ``tui/flows/``, ``plain/`` and ``web/``. A test lists what a front lacks.

**To add a journey**: a module here with a generator function that takes a `context.Context`; where it is
begun from, in each front; nothing more where its steps are known already.

Rules of a journey:

- a step holds data, never a live object that a front could change, the run of `SitTraining` and its like
  excepted: reading keys, lines or forms until a run is over is what a front is for;
- what is to be left in order (a run held by this process) is left by ``with``, since a front may leave at
  any step: a window shut, a line that ends, a server stopped;
- what a front runs aside (`step.Work`) touches neither the journal of its thread nor the front;
- sentences are built when a step is made, not when a module is imported;
- what fails while a step is shown is raised where the journey waits: it answers, or lets it pass.
"""
