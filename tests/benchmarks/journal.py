"""What the seals cost: a question with and without them, opening, checking a result.

Run ``python -m tests.benchmarks.journal``. Milliseconds, medians.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from pixsim.bank.reading.load import load_bank
from pixsim.running.autopilot import sit_by_autopilot
from pixsim.running.exam import Exam, new_sitting
from pixsim.store.seals import seal
from pixsim.store.seals.signing import Signer
from pixsim.store.sittings.journal import Journal
from tests.campaign import journals

QUESTIONS = 40
MILLISECONDS = 1000


def timed(action: Callable[[], object]) -> float:
    """Milliseconds of an action."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * MILLISECONDS


def questions(journal: Journal) -> list[float]:
    """Milliseconds from an answer to the next question, shown and committed."""
    bank = load_bank()
    sitting = new_sitting(journals.sample(bank), bank, seed=1)
    journal.create(sitting)
    with Exam(journal, sitting.id) as exam:
        exam.start()
        exam.show()
        times = []
        for _ in range(QUESTIONS):
            question = exam.session.question
            assert question is not None

            def step(answer: tuple[str, ...] = question.right_answer) -> None:
                exam.answer(answer)
                exam.show()

            times.append(timed(step))
    return times


def unsealed(journal: Journal) -> list[float]:
    """The same without any hash or signature."""

    sealer = journal.sealer

    def write(connection: object, new: seal.Seal) -> None:
        sealer._own[new.sitting] = b""
        seal.write_seal(connection, replace(new, signature=b"", key=b""))  # type: ignore[arg-type]

    with (
        patch.object(sealer, "write", write),
        patch.object(seal, "extend_chain", lambda head, _rows: head),
    ):
        return questions(journal)


def seal_alone(journal: Journal) -> float:
    """Hash, read, sign and write the seal of one event, without the commit."""
    (row, *_rest) = journal.summaries()
    with journal.transaction() as connection:

        def renew() -> None:
            before = journal.sealer.trusted(connection, row.id)
            event = (before.events + 1, row.created_at.isoformat(), "answered", "x" * 200)
            head = seal.extend_chain(before.head, [event])
            journal.sealer.write(connection, replace(before, head=head))

        renew()
        times = [timed(renew) for _ in range(200)]
    return statistics.median(times)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PIXSIM_HOME"] = folder
        with closing(Journal(Path(folder) / "pixsim.db")) as journal:
            first = timed(lambda: Signer(Path(folder)).sign(b""))
            print(f"making the key and first signature   {first:8.2f} ms, once")
            sealed = statistics.median(questions(journal))
            print(f"a question, sealed                   {sealed:8.2f} ms, two commits to disk")
            alone = seal_alone(journal)
            print(
                f"hash, signature and seal of an event {alone:8.2f} ms; {2 * alone:.2f} a question"
            )
        with closing(Journal(Path(folder) / "plain.db")) as other:
            plain = statistics.median(unsealed(other))
            print(f"a question, without seals            {plain:8.2f} ms")
        with closing(Journal(Path(folder) / "done.db")) as journal:
            name = sit_by_autopilot(
                journals.sample(load_bank()), load_bank(), journal, 0.5, 1
            ).sitting
            checked = statistics.median(timed(lambda: journal.integrity(name)) for _ in range(20))
            print(f"checking a result of 48 questions    {checked:8.2f} ms")
            listed = statistics.median(timed(journal.summaries) for _ in range(20))
            print(f"a line of the list of sittings       {listed:8.2f} ms")


if __name__ == "__main__":
    main()
