"""A whole exam line by line through a pipe, on a bank of its own: transcripts to read and to hear.

``python -m tests.tools.plain_sitting v3 < LINES`` sits it as `LINES` say, in the language of the run;
``python -m tests.tools.plain_sitting v3 --lines`` writes lines that give right, wrong and passed
answers; ``python -m tests.tools.plain_sitting --aloud FILE`` has espeak-ng say a transcript and
prints, line by line, how long each takes to hear (``--voice`` fr or en).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.i18n import LANGUAGE
from pixsim.journeys.sitting import open_sitting
from pixsim.plain.dialogue import Dialogue, Watch
from pixsim.profile import Profile
from pixsim.running.exam import Exam
from pixsim.session.plan import Plan
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.plain.talking import in_lines, typed
from tests.tools.mocks import new_v2, new_v3

SECONDS = 60  # between two lines typed: the clock warns on the way
TUBES, LEVELS = 3, range(1, 8)
DOMAINS = {"1": 3, "2": 4, "3": 4, "4": 3, "5": 2}
BODIES = (
    'type = "QCU"\noptions = ["la première", "la deuxième", "la troisième"]\nkey = 2\n',
    'type = "QCM"\noptions = ["le rouge", "le vert", "le bleu", "le jaune"]\nkey = [1, 3]\n',
    'type = "QROC"\nkey = "sept"\n',
)
ITEM = """
[[item]]
id = "{skill}-un"
skill = "@{skill}"
{body}kind = "know"
focus = {focus}
statement = "{statement}"
explanation = "Il n'y a rien à savoir ici."
[[item.variant]]
[[item.variant]]
"""


def write_bank(folder: Path) -> Bank:
    """A bank that never changes: in each competence three subjects of seven levels."""
    folder.mkdir(parents=True)
    head = [
        'pix_per_level = 8\nmax_level = 7\nlevel_names_fr = ["un","un","deux","deux","trois","trois","quatre","quatre"]',
        'level_names_en = ["one","one","two","two","three","three","four","four"]',
    ]
    head += [
        f'[[area]]\ncode = "{a}"\nname_fr = "Domaine {a}"\nname_en = "Domain {a}"' for a in DOMAINS
    ]
    for code in (f"{area}.{n + 1}" for area, count in DOMAINS.items() for n in range(count)):
        head.append(
            f'[[competence]]\ncode = "{code}"\narea = "{code[0]}"\n'
            f'name_fr = "Compétence {code}"\nname_en = "Competence {code}"'
        )
        items = [f'competence = "{code}"']
        for tube in range(TUBES):
            name = f"sujet_{code.replace('.', '')}{'abc'[tube]}"
            head.append(f'[[tube]]\nname = "{name}"\ncompetence = "{code}"')
            head.append(f'title = "Sujet {name}"\ndescription = "D"\n[tube.skills]')
            head += [f'{level} = "Niveau {level}"' for level in LEVELS]
            items += [_item(code, name, tube, level) for level in LEVELS]
        (folder / f"{code}.toml").write_text("\n".join(items), encoding="utf-8")
    (folder / "framework.toml").write_text("\n".join(head), encoding="utf-8")
    return load_bank(folder)


def _item(code: str, name: str, tube: int, level: int) -> str:
    return ITEM.format(
        skill=f"{name}{level}",
        body=BODIES[(tube + level) % len(BODIES)],
        focus="true" if level % 2 else "false",
        statement=f"Que convient-il au sujet {tube + 1}, niveau {level}, compétence {code} ?",
    )


def new_plan(bank: Bank, rules: str, clock: ManualClock) -> Plan:
    """The same sitting each time."""
    person = Profile(
        id="lea", name="Léa Martin", levels=dict.fromkeys(bank.framework.competence, 3)
    )
    new = new_v2 if rules == "v2" else new_v3
    return new(person, bank, seed=3, clock=clock)


def lines_of(bank: Bank, rules: str, folder: Path) -> list[str]:
    """What is typed: every fifth passed, every third wrong where it can be, help and time first."""
    clock = ManualClock()
    plan, journal = new_plan(bank, rules, clock), Journal(folder / "lines.db")
    journal.create(plan)
    lines = ["/aide", "/heure"]
    with Exam(journal, plan.id, clock=clock, bank=bank) as exam:
        exam.start()
        while not exam.session.is_over:
            exam.show()
            asked, number = exam.session.question, exam.session.number
            assert asked is not None
            if number % 5 == 0:
                lines += ["/passer", ""] if number == 5 else ["/passer"]
                exam.skip()
            else:
                wrong = ("1",) if asked.right_answer != ("1",) else ("2",)
                answer = wrong if number % 3 == 0 and asked.type != "QCM" else asked.right_answer
                lines += typed(asked, answer)
                exam.answer(answer)
    journal.close()
    return [*lines, "a", "", "r", "e"]


class Timed(Dialogue):
    """The clock goes on with each line that is asked for."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__()
        self.clock = clock

    def ask(self, prompt: str, watch: Watch | None = None, language: str = LANGUAGE) -> str:
        self.clock.step(SECONDS / 2)
        return super().ask(prompt, watch, language)


def sit(rules: str) -> None:
    """Sit it as the lines on stdin say."""
    with tempfile.TemporaryDirectory() as data:
        folder = Path(data)
        bank, clock = write_bank(folder / "bank"), ManualClock()
        os.environ["PIXSIM_BANK"] = str(folder / "bank")  # where V3 takes the next question from
        plan, journal = new_plan(bank, rules, clock), Journal(folder / "pixsim.db")
        journal.create(plan)
        in_lines(Timed(clock), journal, bank.framework, clock, open_sitting, plan.id)
        journal.close()


def aloud(path: Path, voice: str) -> None:
    """How long each line of a transcript takes to hear; the longest at the end."""
    heard: list[tuple[float, str]] = []
    with tempfile.TemporaryDirectory() as data:
        sound = Path(data) / "line.wav"
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip():
                continue
            subprocess.run(["espeak-ng", "-v", voice, "-w", str(sound), "--", line], check=True)
            with wave.open(str(sound)) as spoken:
                heard.append((spoken.getnframes() / spoken.getframerate(), line))
            print(f"{heard[-1][0]:5.1f} s  {line}")
    longest = sorted(heard, reverse=True)[:5]
    print(
        f"\n{len(heard)} lines, {sum(seconds for seconds, _line in heard) / 60:.1f} min; longest:"
    )
    print(*(f"{seconds:5.1f} s  {line}" for seconds, line in longest), sep="\n")


def main() -> None:
    """Sit, write lines, or say a transcript."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("rules", nargs="?", default="v3", choices=("v2", "v3"))
    asked.add_argument("--lines", action="store_true")
    asked.add_argument("--aloud", type=Path)
    asked.add_argument("--voice", default="fr")
    given = asked.parse_args()
    if given.aloud is not None:
        aloud(given.aloud, given.voice)
    elif given.lines:
        with tempfile.TemporaryDirectory() as data:
            folder = Path(data)
            bank = write_bank(folder / "bank")
            sys.stdout.write("".join(f"{x}\n" for x in lines_of(bank, given.rules, folder)))
    else:
        sit(given.rules)


if __name__ == "__main__":
    main()
