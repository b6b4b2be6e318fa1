"""The invented dossier, in a folder of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pixsim.ccp1.new_dossier import write_example
from pixsim.ccp1.title_requirements import TitleRequirements, load_title_requirements


@pytest.fixture(scope="session")
def rules() -> TitleRequirements:
    return load_title_requirements()


@pytest.fixture
def folder(tmp_path: Path, rules: TitleRequirements) -> Path:
    place = tmp_path / "dossier"
    write_example(place, rules)
    return place
