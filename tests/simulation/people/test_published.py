"""The table of certifications by school: what it says together, and what is no such table."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pixsim.foundation.problems import DataError
from pixsim.simulation import (
    read_certifications,
    summarise_certifications,
    summarise_certifications_by,
)
from pixsim.simulation.people.published import quantile_of
from tests.tools.invented_certifications import FILE, SCHOOLS, YEARS

HEAD = (
    "participants,certifies,non_obtenues,average_pix_score,median_pix_score,"
    "first_quartile_pix_score,third_quartile_pix_score"
)


def written(folder: Path, *lines: str) -> Path:
    path = folder / "table.csv"
    path.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return path


def test_the_invented_table_is_read() -> None:
    table = read_certifications(FILE)
    schools = sum(SCHOOLS.values()) * len(YEARS)
    assert 0 < table.attrs["left_out"] < schools / 3
    assert len(table) + table.attrs["left_out"] == schools
    assert (table["certifies"] + table["non_obtenues"] == table["participants"]).all()
    together = summarise_certifications(table)
    assert together.certified == table["certifies"].sum()
    wanted = np.average(table["average_pix_score"], weights=table["certifies"])
    assert together.mean == pytest.approx(wanted)
    by_kind = summarise_certifications_by(table, "type")
    assert list(by_kind) == list(SCHOOLS)
    assert (by_kind["BTS"].mean or 0) > (by_kind["lycée"].mean or 0)


def test_quartiles_of_a_whole_are_those_of_the_mixture(tmp_path: Path) -> None:
    """Two schools of normal scores, of which all is known."""
    path = written(tmp_path, "100,100,0,200,200,173.02,226.98", "300,300,0,400,400,373.02,426.98")
    found = summarise_certifications(read_certifications(path))
    assert found.mean == pytest.approx(350)
    rng = np.random.default_rng(1)
    drawn = np.concatenate([rng.normal(200, 40, 100_000), rng.normal(400, 40, 300_000)])
    for percent, pix in found.quantiles.items():
        near = 1 if percent > 25 else 12  # a quarter lies in the gap between the two
        assert pix == pytest.approx(np.percentile(drawn, percent), abs=near)
    one = summarise_certifications(
        read_certifications(written(tmp_path, "100,90,10,200,201,173,227"))
    )
    assert (one.mean, one.quantiles, one.certified) == (200, {25: 173, 50: 201, 75: 227}, 90)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["10,12,0,200,200,180,220"], "more are certified"),
        (["10,9,1,200,150,180,220"], "line 2"),
        (["10,9,1,200,many,180,220"], "must hold numbers; line 2 holds 'many'"),
        (["10,9,1,5000,200,180,220"], "average_pix_score: is no score"),
        (["10,9,1,,,,"], "no candidate"),
    ],
)
def test_what_is_no_such_table(tmp_path: Path, lines: list[str], told: str) -> None:
    with pytest.raises(DataError, match=told):
        read_certifications(written(tmp_path, *lines))


def test_every_missing_column_is_told_and_no_file_is_a_message(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("participants;median_pix_score\n1;2\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_certifications(path)
    assert len(caught.value.problems) == 5
    with pytest.raises(DataError):
        read_certifications(tmp_path / "none.csv")


def test_quantiles_of_whole_scores_move_smoothly() -> None:
    histogram = np.bincount([3, 5, 5, 5, 8], minlength=12).astype(float)
    found = [quantile_of(histogram, p) for p in (0.2, 0.5, 0.8, 0.9)]
    assert found == pytest.approx([3.5, 5.0, 5.5, 8.0])
