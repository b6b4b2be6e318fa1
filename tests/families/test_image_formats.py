"""Pictures and their formats: the right one is found again from what the pages say."""

from __future__ import annotations

from pixsim.families.adaptation.image_formats import lightest_that_suits
from tests.families.acted import done
from tests.families.draws import each_seed


def _kilobytes(told: str) -> float:
    number, unit = told.replace(",", ".").split(" ")
    return float(number) * {"ko": 1, "Mo": 1000}[unit]


def _spoils(form: str, content: str, use: str) -> bool:
    """Whether a format spoils a picture, by what an author would say of it."""
    moving, clear, zoomed = "sans fin" in use, "fondu" in content, "grossit" in use
    many = "photo" in content or " 000 couleurs" in content
    sharp = "lettres" in use or "nets" in use or "traits" in content
    return {
        "JPEG": moving or clear or sharp,
        "PNG": moving or zoomed,
        "GIF": many or clear or zoomed,
        "WebP": sharp,
        "SVG": moving or many or clear,
        "TIFF": False,
    }[form]


@each_seed
def test_the_lightest_format_that_spoils_nothing(seed: int) -> None:
    values, after = done(lightest_that_suits, seed)
    rules = {line.name: line.value for line in values["world"].pages[1].settings}
    for page in values["world"].pages[2:]:
        told = {line.name.partition(" : ")[2]: line.value for line in page.settings}
        where = "Site" if told["place"] == "site" else "Lettre d'information"
        shown = rules[where].partition(" : ")[0].split(", ")
        tried = {
            name.removeprefix("essai en "): _kilobytes(value)
            for name, value in told.items()
            if name.startswith("essai") and not value.startswith("impossible")
        }
        fit = [one for one in tried if one in shown and not _spoils(one, told["contenu"], told["usage"])]  # fmt: skip
        assert after.value(f"{page.name.casefold()} : format") == min(fit, key=tried.__getitem__)
        assert sum(tried[one] == tried[min(fit, key=tried.__getitem__)] for one in fit) == 1
    assert len({after.value(f"{page.name.casefold()} : format") for page in after.pages[2:]}) >= 3
