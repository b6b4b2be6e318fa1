"""A request that is prepared, and a conversation."""

from __future__ import annotations

from collections.abc import Iterator

from pixsim.foundation.i18n import content as _
from pixsim.worlds.assistant.data import READERS, REASONS, Helper, Talk, Turn
from pixsim.worlds.assistant.frame import frame
from pixsim.worlds.chrome.rows import Column, Columns
from pixsim.worlds.pages import Ask, Offer, Page, Row

IN, OUT = "▣", "□"


# ---- a request


def request_page(helper: Helper) -> Page:
    """What the request is made of, before it is sent."""
    key = helper.where[1]
    title = _("Demande à {name} · suite").format(name=helper.name) if key else _("Demande à {name}").format(name=helper.name)  # fmt: skip
    if helper.passing:
        title += _(" · conversation temporaire")
    rows = [Row((one.name, one.value), one.name, f"{one.name}, {one.value}") for one in helper.parts]  # fmt: skip
    rows += [_row(one.id, one.text, one.used) for one in helper.details]
    rows += [_row(one.name, _("fichier"), one.joined) for one in helper.files]
    text = (_("Seul ce qui est coché ({mark}) part avec la demande.").format(mark=IN),)
    width = max((len(row.key) for row in rows), default=1)
    return Page(
        title,
        text,
        tuple(rows),
        (min(24, width), 0),
        tuple(_request_offers(helper)),
        helper.note,
        chrome=(*frame(helper, "request"), _REQUEST),
    )


_REQUEST = Columns((Column(most=26), Column(rest=True)), prose=True)


def _row(key: str, text: str, there: bool) -> Row:
    said = _("{text}, dans la demande") if there else _("{text}, pas dans la demande")
    return Row((key, f"{IN if there else OUT} {text}"), key, said.format(text=text))


def _request_offers(helper: Helper) -> Iterator[Offer]:
    if helper.parts:
        choices = {one.name: one.choices for one in helper.parts}
        now = {one.name: one.value for one in helper.parts}
        asks = (Ask("value", _("Choix"), (), choices, now, names_line=True),)
        yield Offer("enter", _("régler"), "set", "name", frozenset(choices), asks)
    states = {one.id: one.used for one in helper.details}
    states |= {one.name: one.joined for one in helper.files}
    out, there = (frozenset(key for key, used in states.items() if used is want) for want in (False, True))  # fmt: skip
    if out:
        yield Offer("", _("joindre"), "include", "thing", out)
    if there:
        yield Offer("", _("retirer"), "exclude", "thing", there)
    if helper.files:
        named = frozenset(one.name for one in helper.files)
        yield Offer("", _("consulter"), "read_file", "name", named)
    if helper.details:
        ids = frozenset(one.id for one in helper.details)
        asks = (Ask("words", _("Mots à masquer (rien : toute la ligne)")),)
        yield Offer("", _("masquer des mots"), "black_out", "number", ids, asks)
    yield Offer("", _("écrire une phrase"), "add_words", asks=(Ask("text", _("Phrase")),))
    yield Offer("", _("envoyer la demande"), "submit_request")
    yield Offer("escape", _("revenir"), "back")


# ---- a conversation


def talk_page(helper: Helper) -> Page:
    """What was asked and answered."""
    talk = helper.talk(helper.where[1])
    title = f"{talk.title} · {talk.day}" if talk.day else talk.title
    if talk.passing:
        title += _(" · temporaire")
    rows, number = [], 0
    for turn in talk.turns:
        asked = _("Vous : {request}").format(request=_request_words(turn))
        rows.append(Row((asked,), kind="mine"))
        if not turn.claims:
            rows.append(Row((_("{name} : pouvez-vous préciser votre demande ?").format(name=helper.name),)))  # fmt: skip
        for claim in turn.claims:
            number += 1
            said = _sentence(helper, turn, claim)
            rows.append(Row((f"{number}. {said}",), str(number), said))
    offers = tuple(_talk_offers(helper, talk))
    chrome = tuple(frame(helper, "talk"))
    return Page(title, (), tuple(rows), (0,), offers, helper.note, chrome=chrome)


def _request_words(turn: Turn) -> str:
    chosen = [f"{name} : {value}" for name, value in turn.asked.items()]
    files = [_("fichier {name}").format(name=name) for name in turn.files]
    own = turn.told if not turn.files else ()
    return " ; ".join((*chosen, *own, *files)) or _("(rien)")


def _sentence(helper: Helper, turn: Turn, claim: str) -> str:
    """A sentence, its source where it was asked, and what was noted of it."""
    said, cites = helper.words_of(claim, turn.told), helper.claim(claim).cites
    if turn.sourced:
        said += f" [{cites}]" if cites else _(" [sans source]")
    marks = [helper.marks[claim]] if claim in helper.marks else []
    marks += [_("signalé")] if claim in helper.reported else []
    return f"{said} ({', '.join(marks)})" if marks else said


def _talk_offers(helper: Helper, talk: Talk) -> Iterator[Offer]:
    said = helper.said_in(talk)
    every = frozenset(said)
    shown = frozenset(n for n, (turn, claim) in said.items() if turn.sourced and helper.claim(claim).cites)  # fmt: skip
    if shown:
        yield Offer("enter", _("ouvrir la source"), "cited_page", "sentence", shown)
    if every:
        if not all(turn.sourced for turn, _claim in said.values()):
            yield Offer("", _("demander les sources"), "ask_sources")
        verdict = (Ask("verdict", _("Jugement"), helper.verdicts),)
        yield Offer("", _("marquer"), "mark_claim", "sentence", every, verdict)
        yield Offer("", _("contester"), "contest", "sentence", every)
        if helper.subject:
            yield Offer("", _("copier au brouillon"), "keep_claim", "sentence", every)
        reason = (Ask("reason", _("Motif"), REASONS),)
        yield Offer("", _("signaler"), "report_answer", "sentence", every, reason)
    if helper.parts or helper.details:
        yield Offer("", _("demander encore"), "ask_again")
    yield Offer("", _("partager"), "share_talk", asks=(Ask("who", _("Qui lira"), READERS),))
    if helper.subject:
        yield Offer("", _("brouillon"), "draft")
    if helper.sources:
        asks = (Ask("words", _("Mots cherchés"), replaced=True),)
        yield Offer("", _("chercher soi-même"), "search", asks=asks)
    yield Offer("escape", _("revenir"), "back")
    yield Offer("", _("accueil"), "home_page")
