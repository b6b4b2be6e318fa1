"""The V3 result: a document of its own, and what it says in French."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim
from pixsim.profile import Profile
from pixsim.report.progress.text import progress_text
from pixsim.report.question.review import next_error, review_parts
from pixsim.report.result.text import result_line, result_text
from pixsim.report.rule_sets import read_result, results_schema
from pixsim.report.v3.result import V3Result
from pixsim.rules.v3 import GLOBAL_LEVELS, V3, competence_levels, score
from pixsim.running.autopilot import sit_by_autopilot
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.progress import progress_of
from tests.tools.small_bank import write_bank
from tests.tools.v3_sitting import plan, scored, session_of


def flat(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


@pytest.fixture
def result(bank: Bank, sample: Profile, journal: Journal) -> V3Result:
    return scored(plan(bank, sample), bank, journal, confirmed=(6,), dismissed=(8,))


def test_the_document_is_versioned_and_read_again(result: V3Result) -> None:
    body = result.model_dump_json()
    document = json.loads(body)
    assert document["schema"] == "pixsim/result-v3/1"
    assert document["rules"] == "v3"
    assert document["official"] is False
    assert "n'est pas affilié" in document["notice"]
    assert len(document["competences"]) == 16
    assert read_result(body) == result


def test_the_schema_describes_both_kinds(result: V3Result) -> None:
    schema = results_schema()
    kinds = schema["discriminator"]["mapping"]
    assert set(kinds) == {"v2", "v3"}
    adaptive = schema["$defs"][kinds["v3"].rpartition("/")[2]]
    assert set(adaptive["properties"]) == set(result.model_dump(mode="json"))
    assert adaptive["properties"]["schema"]["const"] == "pixsim/result-v3/1"


def test_scores_levels_and_the_range_follow_from_the_one_ability(result: V3Result) -> None:
    rules = V3()
    assert result.theta is not None
    assert result.error is not None
    low, pix, high = (
        int(score(rules, np_array(result.theta + k * result.error))[0][0]) for k in (-1, 0, 1)
    )
    assert (result.pix_low, result.total_pix, result.pix_high) == (low, pix, high)
    assert low < pix < high
    level = competence_levels(rules, np_array(result.theta))[0].tolist()
    assert [c.level for c in result.competences] == level
    assert result.global_level is not None
    assert GLOBAL_LEVELS[result.global_level.number].minimum <= pix
    assert pix <= GLOBAL_LEVELS[result.global_level.number].maximum
    assert result.global_level.name == GLOBAL_LEVELS[result.global_level.number].name_fr
    assert sum(c.asked for c in result.competences) == 32
    assert sum(c.right for c in result.competences) == result.right == 22


def np_array(value: float) -> Any:
    import numpy as np

    return np.array([value])


def test_questions_tell_outcome_parameters_and_ability(result: V3Result) -> None:
    assert len(result.questions) == 33
    replaced = [q for q in result.questions if q.outcome == "replaced"]
    assert [(q.number, q.theta_after, q.seconds) for q in replaced] == [(6, None, None)]
    assert replaced[0].reports == ("website_unavailable",)
    again = result.questions[6]
    assert (again.number, again.theta_before) == (6, replaced[0].theta_before)
    assert result.questions[8].reports == ("website_unavailable",)
    assert not any(q.calibrated for q in result.questions)


def test_cut_offs_and_parameters_are_said_to_be_what_they_are(result: V3Result, bank: Bank) -> None:
    assert result.cutoffs.origin == "public seed"
    assert result.cutoffs.global_levels[0].minimum == -4.67
    assert result.cutoffs.competence_levels[0][0].minimum is None
    assert result.calibrated == 0
    text = flat(result_text(result, bank.framework))
    assert "Les seuils ne sont pas publics. Pix publie ceux d'un jeu d'essai" in text
    assert "Leur difficulté est estimée ; elle n'a pas encore été mesurée" in text
    some = result.model_copy(update={"calibrated": 10})
    assert "mesurée pour 10 sur 32" in flat(result_text(some, bank.framework))
    every = result.model_copy(update={"calibrated": 32})
    text = flat(result_text(every, bank.framework))
    assert "estimée" not in text
    assert "mesurée sur des réponses à pixsim" in text


def test_the_text_shows_the_score_16_levels_and_that_one_is_measured(
    result: V3Result, bank: Bank
) -> None:
    text = result_text(result, bank.framework)
    assert max(map(len, text.splitlines())) <= 80
    lines = text.splitlines()
    assert lines[0] == "Certification blanche obtenue"
    assert result.global_level is not None
    assert lines[1] == f"{result.total_pix} pix sur 895 · {result.global_level.name}"
    assert "Un seul niveau est mesuré." in flat(text)
    assert f"entre {result.pix_low} et {result.pix_high} pix" in flat(text)
    assert "apacité" not in text  # no psychometrics on the page
    assert "Vos réponses justes, par domaine" in lines
    after = next(g for g in GLOBAL_LEVELS if g.minimum > (result.total_pix or 0))
    assert f"encore {after.minimum - (result.total_pix or 0)} pix pour {after.name_fr}." in flat(
        text
    )
    for competence in bank.framework.competences:
        (line,) = (line for line in lines if line.startswith(f"  {competence.code} "))
        assert line.endswith(f"  {result.competences[0].level}")
    for area in bank.framework.areas:
        assert f"{area.code} {area.name_fr}" in lines
    assert "1 question remplacée" in flat(text)
    assert "C'est un entraînement. pixsim n'est pas Pix" in flat(text)


def test_degradation_is_explained(bank: Bank, sample: Profile, journal: Journal) -> None:
    result = scored(plan(bank, sample), bank, journal, answers=24, end="candidate")
    text = flat(result_text(result, bank.framework))
    assert "Arrêtée avant la fin. 24 réponses sur 32." in text
    assert "Les 8 questions sans réponse comptent comme fausses" in text
    assert f"Sans cela, {result.pix_undegraded} pix" in text
    technical = scored(plan(bank, sample), bank, journal, answers=24, end="technical")
    assert technical.total_pix == result.pix_undegraded
    assert "sans pénalité" in flat(result_text(technical, bank.framework))


@pytest.mark.parametrize(
    ("end", "title", "why"),
    [
        (
            "candidate",
            "Certification blanche non obtenue",
            "il faut 20 réponses, vous en avez donné 3",
        ),
        ("technical", "Certification blanche annulée", "avant la 20e réponse : elle est annulée"),
    ],
)
def test_under_20_answers_there_is_no_score_and_no_level(
    bank: Bank, sample: Profile, journal: Journal, end: str, title: str, why: str
) -> None:
    result = scored(plan(bank, sample), bank, journal, answers=3, end=end)
    text = result_text(result, bank.framework)
    assert text.startswith(f"{title}\nPas de score\n")
    assert why in flat(text)
    assert "Capacité" not in text
    assert "1.1 " not in text
    assert result_line(result) == f"V3 · {'non obtenue' if end == 'candidate' else 'annulée'}"
    one = scored(plan(bank, sample), bank, journal, answers=1, end=end)
    assert " 1 réponse sur 32." in flat(result_text(one, bank.framework))


def test_zero_pix_is_rejected_and_under_64_no_level_is_shown(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    nothing = scored(plan(bank, sample), bank, journal, right=lambda n: False)  # noqa: ARG005
    assert (nothing.status, nothing.total_pix) == ("rejected", 0)
    said = flat(result_text(nothing, bank.framework))
    assert "Pas encore. Ce score ne suffit pas pour la certification." in said
    first = bank.framework.competence[nothing.questions[0].competence]
    assert f"Par où commencer : {first.code} {first.brief}, " in said
    seven = scored(plan(bank, sample), bank, journal, right=lambda n: True)  # noqa: ARG005
    assert seven.global_level is not None
    lowest = seven.global_level.model_copy(
        update={"number": 0, "name": GLOBAL_LEVELS[0].name_fr, "shown": GLOBAL_LEVELS[0].shown}
    )
    low = seven.model_copy(update={"total_pix": 40, "global_level": lowest})
    text = flat(result_text(low, bank.framework))
    assert "obtenue" in text
    assert "Sous 64 pix" in text
    assert "Pré-novice" not in text
    assert "encore 24 pix pour Novice 1" in text.lower().replace("novice", "Novice")


def test_the_review_marks_the_replaced_question_and_no_psychometrics(
    result: V3Result, journal: Journal
) -> None:
    session = session_of(journal, result.sitting)
    place = next(k for k, q in enumerate(result.questions) if q.outcome == "replaced")
    assert [q.number for q in result.questions[place : place + 2]] == [6, 6]
    parts = review_parts(session, result, place)
    assert "\n".join(parts[0].lines) == session.served[place].statement
    assert "given" not in [part.kind for part in parts]
    after = str(review_parts(session, result, place + 1))
    assert "apacité" not in after
    assert "a priori" not in after
    errors, place = [], 0
    while (found := next_error(result, place)) is not None and found not in errors:
        errors.append(found)
        place = found
    assert len(errors) == 10
    assert not {k for k in errors if result.questions[k].outcome in ("ok", "replaced")}


def test_progress_tells_v3_scores_from_v2_ones(
    result: V3Result, bank: Bank, sample: Profile, journal: Journal
) -> None:
    text = progress_text(progress_of(sample, bank.framework, journal), bank.framework)
    assert f"V3 · {result.total_pix} pix" in text
    assert "V3 : les seuils ne sont pas publics" in text
    assert max(map(len, text.splitlines())) <= 80


def test_progress_gives_no_pix_where_there_is_no_score(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    scored(plan(bank, sample), bank, journal, answers=3, end="candidate")
    progress = progress_of(sample, bank.framework, journal)
    assert progress.mocks[0].total_pix is None
    text = progress_text(progress, bank.framework)
    assert "V3 · pas de score" in text
    assert "0 pix" not in text.partition("certification")[2]


# ---- the command line


def run(*arguments: str) -> Result:
    return CliRunner().invoke(pixsim, list(arguments), prog_name="pixsim")


def data(*arguments: str) -> Any:
    done = run(*arguments)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def v3(*arguments: str) -> tuple[str, ...]:
    return ("exam", "independant", "--rules", "v3", "--seed", "4", "--autopilot", *arguments)


def without_names(document: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in document.items() if k not in ("sitting", "started_at", "ended_at")}


def test_an_exam_by_autopilot_prints_text_or_json() -> None:
    text = run(*v3("perfect")).stdout
    assert re.search(r"8[89]\d pix sur 895 · Expert 1", text)
    assert "règles V3" in text
    assert max(map(len, text.splitlines())) <= 80
    assert "0 pix sur 895" in run(*v3("none")).stdout
    assert data(*v3("random", "--json"))["rules"] == "v3"
    first, again = data(*v3("1,5", "--json")), data(*v3("1.5", "--json"))
    assert first["autopilot"] == "1.5"
    assert without_names(first) == without_names(again)


def test_results_show_both_kinds() -> None:
    name = data(*v3("2", "--json"))["sitting"]
    personal = data("exam", "niveaux", "--autopilot", "none", "--json")["sitting"]
    text = run("results").stdout
    assert "V3 · obtenue" in text
    assert "V2 · non obtenue" in text
    assert "V3 : les seuils ne sont pas publics" in text
    document = data("results", "--json")
    assert document["schema"] == "pixsim/results/2"
    kinds = {one["sitting"]: one["schema"] for one in document["results"]}
    assert kinds == {name: "pixsim/result-v3/1", personal: "pixsim/result/1"}
    assert data("results", name, "--json")["sitting"] == name
    assert "pix sur 895" in run("results", name).stdout
    assert data("results", "--schema") == results_schema()


def test_what_v3_cannot_do_is_said() -> None:
    done = run("exam", "debutant", "--rules", "v3", "--autopilot", "perfect")
    assert done.exit_code == 1
    assert "Pas encore certifiable" in done.stderr
    done = run("generate", "independant", "--rules", "v3")
    assert done.exit_code == 2
    assert "rien n'est tiré d'avance" in flat(done.stderr)
    done = run("--rules", "v3", "exam", "independant")
    assert done.exit_code == 2
    assert "écrivez-le après elle" in flat(done.stderr)
    done = run(*v3("parfait"))
    assert done.exit_code == 2
    assert run("results").stdout.startswith("Aucune épreuve")


def test_a_bank_too_small_is_one_sentence(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from pixsim.bank.reading.load import load_bank

    small = load_bank(write_bank(tmp_path / "bank"))
    monkeypatch.setattr("pixsim.cli.sitting.exam.load_the_bank", lambda: small)
    done = run("exam", "niveaux", "--rules", "v3", "--autopilot", "perfect")
    assert done.exit_code == 1
    assert "trop petite pour une épreuve V3" in done.stderr
    assert "3 sujets, il en faut 32" in done.stderr
    assert run("results").stdout.startswith("Aucune épreuve")


def test_simulated_results_say_so(bank: Bank, sample: Profile, journal: Journal) -> None:
    result = sit_by_autopilot(sample, bank, journal, 1.5, seed=1, rules=V3())
    assert "Passée par un candidat simulé, pas par vous." in flat(
        result_text(result, bank.framework)
    )
