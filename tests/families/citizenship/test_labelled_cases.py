"""Cases to sort under labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from pixsim.families.citizenship import citoyennete, gouvernance, identite
from tests.families.drawing import Family, draw_values
from tests.families.seeds import each_seed

SORTED: list[tuple[Family, Mapping[str, Sequence[str]]]] = [
    (identite.kinds_of_identity, identite._TRACES),
    (gouvernance.network_or_web, gouvernance._NETWORK),
    (citoyennete.anonymity_or_pseudonymity, citoyennete._NAMING),
]


@each_seed
@pytest.mark.parametrize(("family", "pools"), SORTED)
def test_cases_carry_their_label(
    family: Family, pools: Mapping[str, Sequence[str]], seed: int
) -> None:
    fields = draw_values(family, seed)
    count = len(fields) // 2
    cases = [fields[f"cas{place}"] for place in range(1, count + 1)]
    labels = [fields[f"rep{place}"] for place in range(1, count + 1)]
    assert all(case in pools[label] for case, label in zip(cases, labels, strict=True))
    assert len(set(cases)) == count
    assert len(set(labels)) > 1


@pytest.mark.parametrize("pools", [pools for _, pools in SORTED])
def test_no_case_has_two_labels(pools: Mapping[str, Sequence[str]]) -> None:
    cases = [case for pool in pools.values() for case in pool]
    assert len(cases) == len(set(cases))
