"""The invented dossier, in a folder of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pixsim.ccp1.new_dossier import write_example
from pixsim.ccp1.referential import Referential, load_referential


@pytest.fixture(scope="session")
def rules() -> Referential:
    return load_referential()


@pytest.fixture
def folder(tmp_path: Path, rules: Referential) -> Path:
    place = tmp_path / "dossier"
    write_example(place, rules)
    return place
