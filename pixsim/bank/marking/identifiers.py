"""Names of files and machines, addresses, telephone numbers, colours, code."""

from __future__ import annotations

import re

from pixsim.bank.marking.announcing_words import MOST_LEADS
from pixsim.bank.marking.cleaning import fold_accents, plain_spaces, strip_quotes

_PHONE = re.compile(r"\+?[0-9]+")
_PHONE_LEAD = re.compile(
    r"(?:(?:le|au|numero|telephone|tel|appeler|composer|(?:un )?sms(?: au)?)(?![^\W_])|n ?[°º])[.:]? ?:? ?",
    re.IGNORECASE,
)
_PHONE_OF = re.compile(
    r"(?P<name>[^\d:()]{2,50}?) ?(?::|-|–) ?(?=[+(]?\d)"
)  # « Stop-djihadisme : 0 800… »
_NOT_OF = re.compile(
    r"(?:^|[^\w])(?:pas|non|ni|sauf|ou|autre|faux|ancien)(?:[^\w]|$)", re.IGNORECASE
)
_BY_TEXT = re.compile(r",? (?:par|en) sms$", re.IGNORECASE)
_PHONE_SPACES = re.compile(r"[\s.()/-]+")
_URL = re.compile(r"(?P<head>[a-z][a-z0-9+.-]*://[^/?#]*)(?P<rest>.*)", re.IGNORECASE)
_ESCAPED = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)
_SHOWN = re.compile(r"[^<>]*<([^<>]+)>")
_HOST = re.compile(r"[^\W_]+(?:[.-]+[^\W_]+)*\.[^\W\d_]{2,}")
_WEB = re.compile(r"(?:https?://)?(?:www\.)?")
_CARD = re.compile(
    r"[0-9a-f]{2}(?:([:. -]?)[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}"
)
_CELL = re.compile(
    r"(?:\$?(?P<sheet>'[^']{1,40}'|[^\W\d_]{3,40})[.!])?\$?(?P<column>[a-z]{1,2})\$?(?P<row>[1-9][0-9]{0,3})"
)
_DOI = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/.+)")
_ALIKE = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-"})
_AGAINST = re.compile(r" (?:c\.|c/|vs?\.?) ")  # of a judgment
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+", re.ASCII)  # « 44 184 »
_SERIAL = re.compile(r"(?=[A-Z]*[0-9])(?=[0-9]*[A-Z])[0-9A-Z]{6,}")
_CARD_SIGNS = re.compile(r"[:. -]")
_COLOUR_LEAD = re.compile(
    r"^(?:(?:le|la) )?(?:code|couleur)(?: hexadecimal)?(?: est)? ?:? ?(?=[# 0-9a-f])"
)
_COLOUR = re.compile(r"#?((?:[0-9a-f]{3}){1,2})")
_PROMPT = re.compile(r"(?:la )?commande :? ?|\$ ")
_QUOTED = re.compile(r"(?:« ?|`)([^«»`]+?)(?: ?»|`)")
_VALUE = r"""\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)"""
_HTML = re.compile(
    r"<(?P<name>/?(?:a|abbr|article|audio|b|blockquote|body|br|button|caption|code|div|em|figcaption|figure|footer|form|"
    r"h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|main|meta|nav|ol|option|p|section|select|small|source|"
    rf"span|strong|style|table|tbody|td|textarea|th|thead|title|tr|ul|video))(?P<attributes>(?:\s+[a-z-]+(?:{_VALUE})?)*\s*/?)>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(rf"([a-z-]+)({_VALUE})?", re.IGNORECASE)
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "«": '"', "»": '"', "\u2018": "'", "\u2019": "'"})


def normalise_name(text: str) -> str:
    """A name without regard to case: its points, hyphens, underscores and accents count.

    Apostrophes are alike, as word processors put one for the other, and so are hyphens, as official sites have
    unbreakable ones. In the address of a network card, six pairs of figures, only these count; a cell is the same
    with « $ », after its sheet with « ! » or « . »; a DOI is the same in the address that leads to it; figures alone, by threes or not; parties to
    a case, « c. » being « contre ».
    """
    plain = _AGAINST.sub(" contre ", strip_quotes(text).casefold().translate(_ALIKE))
    if _GROUPED.fullmatch(plain):
        return plain.replace(" ", "")
    if (cell := _CELL.fullmatch(plain)) is not None:
        sheet = (cell["sheet"] or "").strip("'")
        return f"{sheet}{'!' * bool(sheet)}{cell['column']}{cell['row']}"
    if (resolved := _DOI.fullmatch(plain)) is not None:
        return resolved[1]
    return _CARD_SIGNS.sub("", plain) if _CARD.fullmatch(plain) else plain


def parse_address(text: str) -> str:
    """An address: case of the scheme, of the host and of escapes (« %c3%aa ») is free, so is a final / .

    Of a mail address, « mailto: » and the name shown before it are free. So are the scheme and
    « www. » of a site alone, as in « ville.example ».
    """
    plain = _ESCAPED.sub(lambda escape: escape[0].upper(), strip_quotes(text))
    if (shown := _SHOWN.fullmatch(plain)) is not None:
        plain = shown[1].strip()  # as headers of messages show it
    found = _URL.fullmatch(plain)
    if found is None:
        head, at, rest = plain.partition("@")
        if at:
            return f"{head}@{rest}".lower().removeprefix(
                "mailto:"
            )  # no service tells the case apart
        host, slash, path = plain.partition("/")
        return f"{host.lower()}{slash}{path}" if path else host.lower()
    rest = found["rest"]
    if rest.endswith("/") and not {"?", "#"} & set(rest):
        rest = rest.removesuffix("/")
    return f"{found['head'].lower()}{rest}"


def is_spaced_code(text: str, accepted: str) -> bool:
    """Whether a text is the code accepted, capitals and figures, with spaces within: « 5MM2 37BG » for « 5MM237BG »."""
    return (
        bool(_SERIAL.fullmatch(accepted))
        and "".join(text.split()).casefold() == accepted.casefold()
    )


def same_address(text: str, accepted: str) -> bool:
    """Whether a text is the address accepted, its scheme aside when it is not written.

    Where the key is a site, without scheme nor path, the web address of its first page is right too.
    """
    given, wanted = parse_address(text), parse_address(accepted)
    if given == wanted:
        return True
    if _HOST.fullmatch(wanted):
        return _bare_site(given) == _bare_site(wanted)
    _scheme, separator, rest = wanted.partition("://")
    return bool(separator) and "/" in rest and given in (rest, rest.removesuffix("/"))


def _bare_site(address: str) -> str:
    return _WEB.sub("", address).removesuffix("/")


def parse_phone(text: str) -> str | None:
    """A telephone number: spaces, points and hyphens are free, +33 and 0033 are 0.

    « Le », « au », « tél. », « numéro », the name of the service and a colon may come first, « par SMS » last.
    """
    bare = fold_accents(strip_quotes(text))
    for _ in range(MOST_LEADS):
        bare = _PHONE_LEAD.sub("", bare, count=1) if _PHONE_LEAD.match(bare) else bare
    named = _PHONE_OF.match(bare)
    if named is not None and not _NOT_OF.search(named["name"]):
        bare = bare[named.end() :]
    bare = _BY_TEXT.sub("", bare)
    digits = _PHONE_SPACES.sub("", bare.replace("(0)", ""))
    if not _PHONE.fullmatch(digits):
        return None
    for prefix in ("+33", "0033"):
        if digits.startswith(prefix):
            return f"0{digits[len(prefix) :].removeprefix('0')}"
    return digits


def parse_colour(text: str) -> str | None:
    """A colour in hexadecimal: case, # and spaces are free."""
    bare = _COLOUR_LEAD.sub("", fold_accents(strip_quotes(text)).lower(), count=1)
    found = _COLOUR.fullmatch(bare.replace(" ", ""))
    return found[1] if found else None


def parse_code(text: str) -> tuple[str, ...]:
    """Lines of code: runs of spaces as one, quotes straight, no « $ » of a terminal; case counts, but in names of HTML."""
    found = _PROMPT.match(text.strip())
    bare = text.strip()[found.end() :] if found is not None else text.strip()
    lines = (
        (quoted[1] if (quoted := _QUOTED.fullmatch(bare)) else bare)
        .translate(_STRAIGHT)
        .splitlines()
    )
    return tuple(_HTML.sub(_lower_name, plain_spaces(line)) for line in lines)


def _lower_name(tag: re.Match[str]) -> str:
    """A tag of HTML whose name and those of its attributes are in small letters, as they mean the same."""
    attributes = _ATTRIBUTE.sub(lambda one: f"{one[1].lower()}{one[2] or ''}", tag["attributes"])
    return f"<{tag['name'].lower()}{attributes}>"
