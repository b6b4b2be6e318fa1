"""Queries: what they give, what is shown, and that they can do nothing but read."""

from __future__ import annotations

import pytest

from pixsim.families.draws.simulators.programs import gives, program, solved
from pixsim.worlds.lines import spoken
from pixsim.worlds.program.limits import Fault
from pixsim.worlds.program.queries import Answer, Table, ask, read_tables, written
from pixsim.worlds.registry import read_world

LOANS = Table(
    name="pret",
    columns=("lecteur", "ville", "jours"),
    rows=(("Aya", "Lens", 12), ("Hugo", "Dole", 30), ("Zoé", "Lens", 7)),
)
OTHERS = LOANS.model_copy(update={"rows": (("Léa", "Gap", 12), ("Omar", "Lens", 40))})


def rows(query: str) -> tuple[tuple[str, ...], ...]:
    found = ask((LOANS,), query)
    assert isinstance(found, Answer), found
    return found.rows


def test_queries_read_tables() -> None:
    assert rows("SELECT lecteur FROM pret WHERE jours >= 12 ORDER BY jours DESC") == (
        ("Hugo",),
        ("Aya",),
    )
    assert rows("SELECT ville, SUM(jours) FROM pret GROUP BY ville HAVING COUNT(*) > 1") == (
        ("Lens", "19"),
    )
    assert rows("SELECT AVG(jours), MAX(jours) FROM pret WHERE ville IN ('Lens', 'Dole')") == (
        ("16,3333", "30"),
    )
    assert rows(
        "SELECT a.lecteur FROM pret a JOIN pret b ON a.jours < b.jours ORDER BY 1 LIMIT 1"
    ) == (("Aya",),)
    assert rows("SELECT lecteur FROM pret WHERE lecteur LIKE 'z%' ; ") == (("Zoé",),)


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM pret", "DROP TABLE pret", "UPDATE pret SET jours = 0", "INSERT INTO pret VALUES ('x', 'y', 1)", "CREATE TABLE x (a)", "ATTACH '/tmp/x.db' AS x",
        "PRAGMA query_only = OFF", "PRAGMA table_info(pret)", "SELECT * FROM sqlite_master", "SELECT load_extension('x')", "SELECT readfile('/etc/passwd')",
        "SELECT randomblob(10)", "SELECT zeroblob(1000000000)", "SELECT 1; DROP TABLE pret", "VACUUM INTO '/tmp/x'", "BEGIN", "COMMIT", "DETACH main", "REINDEX", "ANALYZE",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n", "SELECT sqlite_version()", "EXPLAIN SELECT * FROM pret", "", "SELECT", "pret",
        "SELECT * FROM pret a, pret b, pret c, pret d, pret e, pret f, pret g, pret h, pret i, pret j, pret k, pret l, pret m, pret n, pret o",
        "SELECT COUNT(*) FROM pret a, pret b, pret c, pret d, pret e, pret f, pret g, pret h, pret i, pret j, pret k, pret l, pret m, pret n",
        "SELECT * FROM pret a, pret b, pret c, pret d, pret e", "SELECT nom FROM pret", "SELECT * FROM livre", "SELECT printf('%1000000d', 1)",
        "SELECT * FROM pragma_table_info('pret')", "SELECT hex(jours) FROM pret", "SELECT \x00", "SELECT 'é", "SELECT * FORM pret",
    ],
)  # fmt: skip
def test_nothing_but_reading_is_possible(query: str) -> None:
    found = ask((LOANS,), query)
    assert isinstance(found, Fault) or not found.rows, found
    assert rows("SELECT COUNT(*) FROM pret") == (("3",),)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT nom FROM pret", "la colonne nom est inconnue"),
        ("SELECT * FROM livre", "la table livre est inconnue"),
        ("SELECT * FORM pret", "près de « FORM »"),
        ("DELETE FROM pret", "que lire"),
    ],
)
def test_faults_are_told_in_french(query: str, said: str) -> None:
    found = ask((LOANS,), query)
    assert isinstance(found, Fault)
    assert said in found.text


def test_a_query_is_changed_run_and_judged_on_other_tables() -> None:
    world = program(
        "SELECT [[*]]\nFROM pret\nWHERE [[jours > 0]]",
        language="sql",
        tables=[LOANS],
        title="Requête",
    )
    assert read_world(world.model_dump(mode="json")) == world
    assert read_tables(written((OTHERS,))) == (OTHERS,)
    acts = ["modifier 1 lecteur", "modifier 3 ville = 'Lens'"]
    right = solved(world, acts)
    want = gives(right, ["", written((OTHERS,))])
    assert [fact[2] for fact in want] == ["Aya / Zoé", "Omar"]
    assert all(right.holds(fact) for fact in want)
    assert not all(world.holds(fact) for fact in want)
    assert all("[" not in world.tell(fact) for fact in want)  # other tables are not shown
    ran = solved(right, ["lancer"]).page()
    assert ran.note == "Requête exécutée."
    lines = spoken(ran)
    assert "Résultat : 2 lignes" in lines
    assert "lecteur Aya, ville Lens, jours 12" in lines
    assert {offer.act for offer in ran.offers} == {"change", "run", "rewind", "undo"}
    broken = solved(world, ["modifier 1 nom", "lancer"]).page()
    assert "la colonne nom est inconnue" in broken.note
