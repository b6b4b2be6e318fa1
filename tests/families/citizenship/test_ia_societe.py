"""Keys found another way. Artificial intelligence in society: uses, learning, bias, rules."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime

import numpy as np
import pytest

from pixsim.families.citizenship import ia_societe
from pixsim.worlds.assistant import acts
from pixsim.worlds.goals import reached
from tests.families.attachments import content, drawn, rows_of, word
from tests.families.drawing import draw_values
from tests.families.pages import received_text
from tests.families.reading import members_of, number, records
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_only_one_sentence_is_against_the_rules(seed: int) -> None:
    values = drawn(ia_societe.answer_against_its_source, seed)
    sentences = content(values, "txt").decode().splitlines()
    assert sentences[int(values["key"]) - 1] == f"{values['key']}. {values['sentence']}"
    assert len(sentences) == 6
    rules = " ".join(paragraph.text for paragraph in word(values).paragraphs)
    numbers = re.findall(r"\d+", values["truth"])
    assert all(number in rules for number in numbers)
    assert not numbers or any(number not in values["sentence"] for number in numbers) or "seul" in values["truth"]  # fmt: skip


@each_seed
def test_nothing_of_an_event_is_made_up(seed: int) -> None:
    values, world = done(ia_societe.request_for_an_event, seed)
    ((turn,),) = [talk.turns for talk in world.talks]
    said = [world.words_of(claim) for claim in turn.claims]
    assert turn.asked["Pour qui"] == values["readers"] in " ".join(said)
    assert turn.asked["Longueur"] == values["length"]
    assert turn.asked["Texte"].lower() == values["kind"]
    assert turn.asked["Sujet"] in values["what"] or values["what"].endswith(turn.asked["Sujet"])
    assert len(turn.told) == 1
    assert turn.told[0].startswith(values["day"].capitalize())
    assert any(values["fact"][1:] in sentence for sentence in said)
    assert not any("salle des fêtes" in sentence for sentence in said)
    assert len(said) == (2 if values["length"] == "50 mots" else 3)


@each_seed
@pytest.mark.parametrize("dropped", ["", "day", "hour", "place"])
def test_the_facts_may_be_written_in_ones_own_words(seed: int, dropped: str) -> None:
    values = ia_societe.request_for_an_event(np.random.default_rng(seed))
    found = re.fullmatch(r"\w+ (\d+ mai), à (\d+) h, (.+)", values["fact"])
    assert found is not None
    day, hour, place = found.groups()
    told = {"day": f"le {day}", "hour": f"à {hour}h", "place": f"au lieu dit : {place.upper()}"}
    written = " ".join(text for name, text in told.items() if name != dropped)
    world = values["world"]
    for act in values["solution"]:
        world = world.step(acts.Write(text=written) if isinstance(act, acts.Include) else act)
    assert reached(values["goal"], values["world"], world) == (not dropped)
    ((turn,),) = [talk.turns for talk in world.talks]
    said = " ".join(world.words_of(claim) for claim in turn.claims)
    assert ("salle des fêtes" in said) == bool(dropped)
    assert (place in said) == (not dropped)


@each_seed
def test_a_letter_arrives_without_its_author(seed: int) -> None:
    values, world = done(ia_societe.letter_without_its_author, seed)
    (file,) = values["world"].files
    name, street = file.lines[0].split(", ")
    sent = received_text(world)
    assert not [word for word in (*name.split(), street) if re.search(rf"\b{word}\b", sent)]
    assert not re.search(r"\d\d \d\d", sent)
    untouched = [line for line in file.lines if name not in line and not re.search(r"\d\d \d\d", line)]  # fmt: skip
    assert len(untouched) == 3
    assert all(line in sent for line in untouched)
    assert values["file"] == file.name


@each_seed
def test_letters(seed: int) -> None:
    values = drawn(ia_societe.letters_sorted_by_machine, seed)
    pairs = [(wanted, given.strip().casefold()) for _n, _w, wanted, given in rows_of(values)]
    wrong = [(wanted, given) for wanted, given in pairs if wanted.casefold() != given]
    assert abs(100 - 100 * len(wrong) / len(pairs) - number(values["share"])) <= 0.0501
    (first, most), (_second, fewer) = Counter(given for _wanted, given in wrong).most_common(2)
    assert (first, most) == (values["flooded"].casefold(), values["received"])
    assert most > fewer
    own = Counter(wanted for wanted, _given in pairs)
    lost = Counter(wanted for wanted, _given in wrong)
    assert max(own, key=lambda service: lost[service] / own[service]) == values["worst"]
    assert values["worst"] != values["flooded"]


@each_seed
def test_precision_recall(seed: int) -> None:
    fields = draw_values(ia_societe.precision_recall, seed)
    runs, read = (
        [line.split(";") for line in fields["files"][name].decode("utf-8-sig").splitlines()[1:]]
        for name in ("essai.csv", "relecture.csv")
    )
    done = {message: way for message, _pass, way in sorted(runs, key=lambda run: run[1])}
    seen = Counter(
        (language.lower()[:2].replace("an", "en"), first, done[message])
        for message, language, first, second in read
        if first == second
    )
    assert len({key[0] for key in seen}) == 3
    spam = [
        sum(n for key, n in seen.items() if key[1:] == ("indésirable", way))
        for way in ("bloqué", "laissé")
    ]
    assert number(fields["taux"]) == pytest.approx(100 * spam[0] / sum(spam), abs=0.0501)
    lost = {name: seen[code, "bon", "bloqué"] / (seen[code, "bon", "bloqué"] + seen[code, "bon", "laissé"])
            for code, name in (("fr", "français"), ("en", "anglais"), ("ar", "arabe"))}  # fmt: skip
    assert max(lost, key=lost.__getitem__) == fields["langue"]


_FORBIDDEN = ("s'ennuient", "attentif ou contrarié", "fréquentations")
_HIGH = ("les dix qui conviennent", "remplit les conditions d'une aide", "leur attribue une note", "fixe sa prime", "le service applique sa liste", "que la commission verra")  # fmt: skip
_PROFILES = ("classe chaque demandeur", "Il ajoute à chacune un profil")


@each_seed
def test_tools(seed: int) -> None:
    values = drawn(ia_societe.tools_of_a_town, seed)
    held = {name: text.decode("utf-8-sig") for name, text in members_of(values).items()}
    announced = {r["outil"]: r["classement selon l'éditeur"] for r in records(members_of(values)["outils.csv"])}  # fmt: skip
    notices = {n[8:-4]: text for n, text in held.items() if n.startswith("notices/")}
    assert sorted(notices) == sorted(announced)
    assert len(notices) == values["total"]

    def told(signs: tuple[str, ...]) -> list[str]:
        return [
            n
            for n, text in notices.items()
            if any(sign in " ".join(text.split()) for sign in signs)
        ]

    assert told(_FORBIDDEN) == [values["stop"]]
    last: dict[tuple[str, str], tuple[datetime, bool]] = {}
    for row in records(members_of(values)["registre.csv"]):
        when = datetime.strptime(row["date"], "%d/%m/%Y")
        key = (row["outil"], row["dossier"])
        if key not in last or when > last[key][0]:
            last[key] = (when, row["avis"] == row["décision"].lower())
    shares = {
        tool: np.mean([yes for (name, _file), (_when, yes) in last.items() if name == tool])
        for tool in {name for name, _file in last}
    }
    assert sorted(shares) == sorted(told(("est libre de suivre",)))
    heeded = [tool for tool, share in shares.items() if share > 0.9]
    assert len(heeded) == 1
    high = told(_HIGH) + told(_PROFILES) + heeded
    assert len(high) == values["high"]
    assert [name for name in high if announced[name] != "haut risque"] == [values["low"]]
    assert str(values["high"]) not in values["not_high"]
    assert values["stop"] not in values["not_low"]
