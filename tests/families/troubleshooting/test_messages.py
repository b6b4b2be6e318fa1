"""Keys found another way. Understanding an error message: codes, logs, search."""

from __future__ import annotations

import re
from collections import Counter

from pixsim.families.troubleshooting import messages
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.reading import text_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_the_page_reported_is_the_one_meant(seed: int) -> None:
    values, world = done(messages.page_reported, seed)
    sent = {name: value for _url, name, value in world.sent}
    page = world.web_page(sent["Adresse de la page"])
    assert page is not None
    (code,) = re.findall(r"\d{3}", page.title)
    assert code == (
        "404"
        if "n'existe plus" in values["need"]
        else "403"
        if "n'est pas ouverte" in values["need"]
        else "500"
    )
    roles = {
        b.text.split()[0]: b.text
        for p in world.pages
        for b in p.body
        if "ecrire" in p.url and b.text.endswith(".")
    }
    assert {"404": "liens", "403": "droit", "500": "serveur"}[code] in roles[sent["Pour"]]
    errors = [p for p in world.pages if re.search(r"\b(404|403|500)\b", p.title)]
    assert len(errors) == 3


@each_seed
def test_first_error(seed: int) -> None:
    fields = draw_values(messages.first_error, seed)
    rows = [line.split() for line in text_of(fields).splitlines()]
    last = max(n for n, row in enumerate(rows) if row[3] == "lancement")
    assert next(row[2] for row in rows[last:] if row[1] == "ERREUR") == fields["code"]
    assert next(row[2] for row in rows if row[1] == "ERREUR") in fields["fautes"]
    assert fields["code"] not in fields["fautes"]
    assert rows[-1][1] == "FATAL"
    assert len(rows) > 150
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)


def test_a_log_elides_the_name_of_its_program() -> None:
    drawn = (draw_values(messages.first_error, seed) for seed in range(60))
    log = text_of(next(fields for fields in drawn if fields["logiciel"] == "AgendaVille"))
    assert "lancement d'AgendaVille" in log
    assert "de AgendaVille" not in log


@each_seed
def test_count_errors(seed: int) -> None:
    fields = draw_values(messages.count_errors, seed)
    whole = text_of(fields)
    last = whole.rpartition("démarrage du service")[2]
    pattern = r"^\d\S+ \S+ (?:ERREUR|ERROR) [Ee]-?(\d+) "
    (best, count), (_second, less) = Counter(re.findall(pattern, last, re.M)).most_common(2)
    assert (f"E{best}", str(count)) == (fields["code"][0], fields["nombre"])
    assert less < count
    assert Counter(re.findall(pattern, whole, re.M)).most_common(1)[0][0] != best
    assert fields["nombre"] not in fields["not_nombre"]
    assert len(whole.splitlines()) > 500


def seconds(clock: str) -> int:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(rest)


@each_seed
def test_one_event_precedes_all_errors(seed: int) -> None:
    fields = draw_values(messages.correlate_logs, seed)
    errors = re.findall(r" (\S+) ERREUR connexion", text_of(fields, "application.log"))
    network = text_of(fields, "reseau.log")
    unset, _line, reset = network.partition("horloge remise")
    slow = int(re.findall(r"retardait de (\d+) s", network)[0])
    events = [
        (seconds(time) + late, code)
        for part, late in ((unset, slow), (reset, 0))
        for time, code in re.findall(r"T(\S+)Z événement (\S+)", part)
    ]
    shown = re.findall(r"T(\S+)Z événement (\S+)", network)

    def always(told: list[tuple[int, str]], zone: int, nearest: int, furthest: int) -> set[str]:
        """Codes that come before each loss, so near."""
        moments = [seconds(error) - zone for error in errors]
        return set.intersection(
            *({code for time, code in told if nearest < at - time < furthest} for at in moments)
        )

    assert len(errors) == 15
    assert len(events) > 750
    assert always(events, 3600, 0, 60) == {fields["code"]}
    assert fields["trop_tot"] in always(events, 3600, 60, 120)
    assert fields["sans_retard"] in always([(seconds(t), c) for t, c in shown], 3600, 0, 60)


@each_seed
def test_the_first_cause_of_the_run_that_stopped(seed: int) -> None:
    values = drawn(messages.first_cause, seed)
    log = content(values, "log").decode()
    assert len(re.findall(r"commence$", log, re.MULTILINE)) == 6
    assert len(re.findall(r"arrêté$", log, re.MULTILINE)) == 2
    assert len(re.findall(r"ERREUR .* arrêté$", log, re.MULTILINE)) == 1
    assert log.count("During handling") == 2
    whole = log.partition("During handling")[0].rpartition("Traceback")[2].strip().splitlines()
    assert whole[-1].partition(":")[0] == values["kind"]
    own = [re.search(r"line (\d+)", line) for line in whole if f"asso/{values['script']}" in line]
    assert own[-1] is not None
    assert own[-1][1] == values["line"] not in values["not_line"]
    after = log.partition("During handling")[2].strip().splitlines()
    assert values["after"] in {line.partition(":")[0] for line in after}
    assert {values["kind"], values["after"]} <= set(values["options"])


@each_seed
def test_the_commonest_error_names_what_is_replaced(seed: int) -> None:
    values, world = done(messages.cause_removed, seed)
    lines = [line for entry in world.entries if entry.name.endswith(".log") for line in entry.lines]
    (line, count), (_second, less) = Counter(
        one for one in lines if one.startswith("erreur : ")
    ).most_common(2)
    assert count > less
    assert world.entry(f"{world.cwd}/courante").lines == (f"{count} {line}",)
    assert Counter(lines).most_common(1)[0][0] != line
    assert values["bad"] in line
    assert values["good"] in world.installed
    assert values["bad"] not in world.installed
    assert f"{values['bad']}d" not in {one.name for one in world.processes}
