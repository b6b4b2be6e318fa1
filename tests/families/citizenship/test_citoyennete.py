"""Keys found another way. Acting as a citizen online: petitions, reports, information."""

from __future__ import annotations

from collections import defaultdict

from pixsim.families.citizenship import citoyennete
from tests.families.attachments import drawn, rows_of
from tests.families.seeds import each_seed


@each_seed
def test_who_paid_most(seed: int) -> None:
    values = drawn(citoyennete.payer_of_adverts, seed)
    totals: dict[str, int] = defaultdict(int)
    payers = {account: payer.strip().casefold() for account, payer in rows_of(values, 1)}
    assert len(set(payers.values())) == 5
    for _day, _page, account, subject, region, spent in rows_of(values):
        if (subject.strip().casefold(), region) == (values["subject"], values["region"]):
            totals[payers[account]] += spent
    assert max(totals, key=lambda payer: totals[payer]) == values["payer"].casefold()
    assert str(max(totals.values())) == values["total"]
