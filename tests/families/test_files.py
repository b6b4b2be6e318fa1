"""Files that families hand out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from pixsim.families.adaptation import metadonnees, poids
from pixsim.families.data import archives, structurer
from pixsim.families.documents import mise_en_forme, page, styles
from pixsim.families.spreadsheets import cellules, nettoyage, statistiques
from tests.families.attachments import drawn, open_document, word, workbook
from tests.families.drawing import Family, draw_values


@pytest.mark.parametrize("family", [archives.word_in_zip, structurer.joined_tables])
def test_archives_and_tables_are_reproducible(family: Family) -> None:
    assert draw_values(family, 3)["files"] == draw_values(family, 3)["files"]


def test_both_formats_hold_the_same_cells() -> None:
    for family in (cellules.across_sheets, statistiques.weighted_marks, nettoyage.broken_rules):
        values = drawn(family, 4)
        in_xlsx = [list(sheet.values) for sheet in workbook(values)]
        for table, rows in zip(open_document(values, "ods").body.tables, in_xlsx, strict=True):
            for y, row in enumerate(rows):
                for x, value in enumerate(row):
                    found = table.get_cell((x, y)).value
                    if isinstance(value, int | float):
                        assert float(found) == pytest.approx(value)
                    else:
                        assert (found or None) == value


@pytest.mark.parametrize("family", [metadonnees.document_author, poids.heaviest_image])
def test_documents_are_reproducible(
    family: Callable[[np.random.Generator], dict[str, Any]],
) -> None:
    assert draw_values(family, 7)["files"] == draw_values(family, 7)["files"]


def test_both_formats_hold_the_same_paragraphs() -> None:
    for family in (mise_en_forme.widow_control, styles.derived_sizes, page.too_wide_a_table):
        values = drawn(family, 3)
        in_word = [one.text for one in word(values).paragraphs if one.text]
        body = open_document(values, "odt").body
        in_odt = [one.text_recursive for one in body.get_elements("//text:p|//text:h")]
        assert set(in_word) <= set(in_odt)
