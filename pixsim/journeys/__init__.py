"""What comes next: the decisions, the commits and the sentences of a person's way, for all fronts.

A **journey** is a generator (`walk.Journey`). It yields **steps**, frozen dataclasses that say *what*
is shown or asked and never how, and is sent what each step brought. It decides and commits; it knows no
screen, no line, no page. A front (``tui/flows``, ``plain``, ``web``) is a table from the type of a step
to what shows it (`functools.singledispatch`), and goes from step to step with a `walk.Walk`.

| module | what it holds |
|---|---|
| `step` · `walk` · `context` | steps that any journey may take · a journey under way · where it takes place |
| `home` · `wishes` | the home and what it leads to, one way after another · what it calls each |
| `home_words` · `home_facts` | what every home says of a person · what it knows of them, made anew |
| `people` · `importing` | people made, changed, removed, chosen · a class list or a profile opened |
| `chances` | what one may expect of both exams |
| `coach` | set a goal, do what today is for |
| `positioning` · `practice` | be positioned · practise, sit a pilot; `training` and `training_words` are what they share |
| `exam` · `sitting` · `after_result` | from its choice to the clock · opened, reopened, sat, left · what follows its result |
| `past_results` | the list of sittings, progress |
| `exams` | exams one after another, for a front without a home |
| `ccp1_oral` · `room` | the oral of the CCP1 · a candidate at the invigilator's machine |

**To add a step**: (1) its dataclass beside the journey that yields it, saying what it brings; then what
shows it, registered by type in (2) ``tui/flows/``, (3) ``plain/``, (4) ``web/steps/`` with a template,
in each front that has the journey (what is rarely wanted is registered when it is first wanted). ``tests/journeys/test_fronts.py`` lists what a front lacks.

**To add a journey**: (1) a module here, a generator function that takes a `context.Context`; (2) a case
of `home.carry_out`, by the name of the wish; (3) that wish among the ways of each home. Steps that are
known already need nothing more.

Rules of a journey:

- a step holds data, never a live object that a front could change, the run of `SitTraining` and its like
  excepted: reading keys, lines or forms until a run is over is what a front is for;
- what must be left in order (a run held by this process) is left by ``with``, since a front may leave at
  any step: a window shut, a line that ends, a server stopped;
- what a front runs aside (`step.Work`) touches neither the journal of its thread nor the front;
- sentences are built when a step is made, not when a module is imported; one that two fronts say stands
  here or below, never in both (``tests/journeys/test_sentences.py``);
- what fails while a step is shown is raised where the journey waits: it answers, or lets it pass.
"""
