"""What each act does to an assistant and to one's own text."""

from __future__ import annotations

import re
from functools import singledispatch
from typing import TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.worlds.assistant import acts
from pixsim.worlds.assistant.data import (
    HOME,
    MASK,
    MEMORY,
    MOST_DETAILS,
    MOST_LINES,
    MOST_SENTENCE,
    MOST_TRAIL,
    MOST_TURNS,
    YES,
    Detail,
    File,
    Helper,
    Line,
    Link,
    Memory,
    Talk,
    Turn,
    Where,
)
from pixsim.worlds.core import Refused
from pixsim.worlds.goals import folded

H = TypeVar("H", bound=Helper)
NEW = ""
"""Where a request begins a conversation, instead of going on with one."""


_WHOLE = frozenset({"", "tout", "toute la ligne", "la ligne", "all", "the whole line"})


@singledispatch
def after(act: object, helper: Helper) -> Helper:  # noqa: ARG001
    """The assistant after an act that the page offers.

    Raises
    ------
    Refused
    """
    raise TypeError(f"no act of an assistant: {act!r}")


# ---- moving about


def _to(helper: H, where: Where, **fields: object) -> H:
    if where == helper.where:
        return helper.changed(**fields)
    trail = (*helper.trail, helper.where)[-MOST_TRAIL:]
    return helper.changed(where=where, trail=trail, **fields)


@after.register
def _after_open(act: acts.Open, helper: Helper) -> Helper:
    return _to(helper, ("page" if helper.where[0] == "found" else "talk", act.thing))


@after.register
def _after_back(_act: acts.Back, helper: Helper) -> Helper:
    if not helper.trail:
        return helper.changed(where=HOME)
    return helper.changed(where=helper.trail[-1], trail=helper.trail[:-1])


@after.register
def _after_home(_act: acts.Home, helper: Helper) -> Helper:
    return helper.changed(where=HOME, trail=())


@after.register
def _after_new(_act: acts.New, helper: Helper) -> Helper:
    return _to(helper, ("request", NEW), passing=False)


@after.register
def _after_private(_act: acts.Private, helper: Helper) -> Helper:
    note = _("Conversation temporaire : ni gardée, ni mise en mémoire.")
    return _to(helper, ("request", NEW), passing=True, note=note)


@after.register
def _after_again(_act: acts.Again, helper: Helper) -> Helper:
    talk = helper.talk(helper.where[1])
    return _to(helper, ("request", talk.id), passing=talk.passing)


@after.register
def _after_tuning(_act: acts.Tuning, helper: Helper) -> Helper:
    return _to(helper, ("settings", ""))


@after.register
def _after_memories(_act: acts.Memories, helper: Helper) -> Helper:
    return _to(helper, ("memory", ""))


@after.register
def _after_links(_act: acts.Links, helper: Helper) -> Helper:
    return _to(helper, ("links", ""))


@after.register
def _after_draft(_act: acts.Draft, helper: Helper) -> Helper:
    return _to(helper, ("draft", ""))


@after.register
def _after_search(act: acts.Search, helper: Helper) -> Helper:
    words = " ".join(act.words.split())
    if not words.strip(' «»"'):
        raise Refused(_("Donnez un ou plusieurs mots."))
    return _to(helper, ("found", words))


@after.register
def _after_cited(act: acts.Cited, helper: Helper) -> Helper:
    return _to(helper, ("page", helper.claim(_said(helper, act.sentence)).cites))


@after.register
def _after_read(act: acts.Read, helper: Helper) -> Helper:
    return _to(helper, ("file", act.name))


# ---- a request


@after.register
def _after_set(act: acts.Set, helper: Helper) -> Helper:
    kind = "settings" if helper.where[0] == "settings" else "parts"
    things = tuple(
        one.changed(value=act.value) if one.name == act.name else one
        for one in getattr(helper, kind)
    )
    return helper.changed(**{kind: things})


def _included(helper: H, thing: str, *, now: bool) -> H:
    details = tuple(one.changed(used=now) if one.id == thing else one for one in helper.details)
    files = tuple(one.changed(joined=now) if one.name == thing else one for one in helper.files)
    return helper.changed(details=details, files=files)


@after.register
def _after_include(act: acts.Include, helper: Helper) -> Helper:
    return _included(helper, act.thing, now=True)


@after.register
def _after_exclude(act: acts.Exclude, helper: Helper) -> Helper:
    return _included(helper, act.thing, now=False)


@after.register
def _after_black_out(act: acts.BlackOut, helper: Helper) -> Helper:
    if helper.where[0] == "request":
        details = tuple(
            one.changed(text=_masked(one.text, act.words)) if one.id == act.number else one
            for one in helper.details
        )
        return helper.changed(details=details)
    name, place = helper.where[1], int(act.number) - 1
    file = helper.file(name)
    lines = tuple(
        _masked(text, act.words) if number == place else text
        for number, text in enumerate(file.lines)
    )
    return _with_file(helper, file.changed(lines=lines))


def _masked(text: str, words: str) -> str:
    """A text without some of its words, whatever their case; masked whole where none is said."""
    words = " ".join(words.strip(' «»"“”').split())
    if folded(words) in _WHOLE:
        return MASK
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) if words else None
    if found is None:
        raise Refused(_("Cette ligne ne contient pas ces mots."))
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return re.sub(pattern, MASK, text, flags=re.IGNORECASE)


def _with_file(helper: H, file: File, note: str = "") -> H:
    files = tuple(file if one.name == file.name else one for one in helper.files)
    return helper.changed(files=files, note=note)


@after.register
def _after_clean(_act: acts.Clean, helper: Helper) -> Helper:
    file = helper.file(helper.where[1]).changed(hidden=())
    return _with_file(helper, file, _("Ce qui ne se voyait pas est retiré du fichier."))


@after.register
def _after_write(act: acts.Write, helper: Helper) -> Helper:
    text = _worded(act.text)
    if len(helper.details) >= MOST_DETAILS:
        raise Refused(_("La demande est trop longue."))
    number = max((int(one.id) for one in helper.details), default=0) + 1
    detail = Detail(id=str(number), text=text, used=True)
    return helper.changed(details=(*helper.details, detail))


def _worded(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Refused(_("Écrivez un texte."))
    if len(text) > MOST_SENTENCE:
        raise Refused(_("Trop long : {n} caractères au plus.").format(n=MOST_SENTENCE))
    return text


@after.register
def _after_send(_act: acts.Send, helper: Helper) -> Helper:
    used = tuple(one.text for one in helper.details if one.used)
    files = tuple(one for one in helper.files if one.joined)
    turns = [turn for talk in helper.talks for turn in talk.turns]
    if len(turns) >= MOST_TURNS:
        raise Refused(_("Trop de demandes : supprimez une conversation."))
    turn = Turn(
        id=str(max((int(one.id) for one in turns), default=0) + 1),
        asked={one.name: one.value for one in helper.parts},
        told=(*used, *(text for one in files for text in (*one.lines, *one.hidden))),
        files=tuple(one.name for one in files),
        claims=helper.answer(),
    )
    helper = _remembered(helper, used)
    key = helper.where[1]
    if key == NEW:
        key = str(max((int(one.id) for one in helper.talks), default=0) + 1)
        title = next(iter(turn.asked.values()), used[0] if used else _("Sans titre"))
        talks = (Talk(id=key, title=title, turns=(turn,), passing=helper.passing), *helper.talks)
    else:
        talks = tuple(
            one.changed(turns=(*one.turns, turn)) if one.id == key else one for one in helper.talks
        )
    return helper.changed(talks=talks, where=("talk", key), note=_answered(helper, turn))


def _answered(helper: Helper, turn: Turn) -> str:
    if not turn.claims:
        return _("{name} demande des précisions.").format(name=helper.name)
    n = len(turn.claims)
    said = ngettext("{name} répond en {n} phrase.", "{name} répond en {n} phrases.", n)
    return said.format(name=helper.name, n=n)


def _remembered(helper: H, told: tuple[str, ...]) -> H:
    """What is told is remembered, where the setting says so and the conversation is kept."""
    if helper.passing or helper.setting(MEMORY) != YES:
        return helper
    known = {one.text for one in helper.memory}
    first = max((int(one.id) for one in helper.memory), default=0) + 1
    fresh = [text for text in told if text not in known]
    more = tuple(Memory(id=str(first + n), text=text) for n, text in enumerate(fresh))
    return helper.changed(memory=(*helper.memory, *more))


# ---- what was answered


def _said(helper: Helper, number: str) -> str:
    """The claim that a sentence of the open conversation is."""
    return helper.said_in(helper.talk(helper.where[1]))[number][1]


@after.register
def _after_sources(_act: acts.Sources, helper: Helper) -> Helper:
    talks = tuple(
        one.changed(turns=tuple(turn.changed(sourced=True) for turn in one.turns))
        if one.id == helper.where[1]
        else one
        for one in helper.talks
    )
    note = _("{name} cite ses sources, entre crochets.").format(name=helper.name)
    return helper.changed(talks=talks, note=note)


@after.register
def _after_mark(act: acts.Mark, helper: Helper) -> Helper:
    return helper.changed(marks={**helper.marks, _said(helper, act.sentence): act.verdict})


@after.register
def _after_contest(act: acts.Contest, helper: Helper) -> Helper:
    claim = helper.claim(_said(helper, act.sentence))
    if not claim.yields or claim.id in helper.contested:
        return helper.changed(note=_("{name} maintient sa phrase.").format(name=helper.name))
    note = _("« Vous avez raison, pardon : je corrige. »")
    return helper.changed(contested=(*helper.contested, claim.id), note=note)


@after.register
def _after_keep(act: acts.Keep, helper: Helper) -> Helper:
    claim = _said(helper, act.sentence)
    if any(one.claim == claim for one in helper.lines):
        raise Refused(_("Cette phrase est déjà dans le brouillon."))
    return _with_line(helper, helper.words_of(claim), claim)


@after.register
def _after_report(act: acts.Report, helper: Helper) -> Helper:
    reported = {**helper.reported, _said(helper, act.sentence): act.reason}
    note = _("Signalement envoyé à l'éditeur.")
    return helper.changed(reported=reported, note=note)


@after.register
def _after_share(act: acts.Share, helper: Helper) -> Helper:
    talk = helper.talk(helper.where[1])
    if len(helper.links) >= MOST_LINES:
        raise Refused(_("Trop de liens."))
    number = max((int(one.id) for one in helper.links), default=0) + 1
    link = Link(id=str(number), talk=talk.id, title=talk.title, who=act.who)
    note = _("Lien créé pour {who}.").format(who=act.who)
    return helper.changed(links=(*helper.links, link), note=note)


@after.register
def _after_revoke(act: acts.Revoke, helper: Helper) -> Helper:
    links = tuple(one for one in helper.links if one.id != act.link)
    return helper.changed(links=links, note=_("Ce lien ne mène plus à rien."))


@after.register
def _after_delete(act: acts.Delete, helper: Helper) -> Helper:
    talks = tuple(one for one in helper.talks if one.id != act.talk)
    return helper.changed(talks=talks, note=_("Conversation supprimée de votre liste."))


@after.register
def _after_forget(act: acts.Forget, helper: Helper) -> Helper:
    return helper.changed(memory=tuple(one for one in helper.memory if one.id != act.thing))


# ---- one's own text


def _with_line(helper: H, text: str, claim: str = "") -> H:
    if len(helper.lines) >= MOST_LINES:
        raise Refused(_("Le brouillon est trop long."))
    number = max((int(one.id) for one in helper.lines), default=0) + 1
    line = Line(id=str(number), text=text, claim=claim)
    return helper.changed(lines=(*helper.lines, line), note=_("Ajouté au brouillon."))


def _with_changed(helper: H, key: str, **fields: object) -> H:
    lines = tuple(one.changed(**fields) if one.id == key else one for one in helper.lines)
    return helper.changed(lines=lines)


@after.register
def _after_rewrite(act: acts.Rewrite, helper: Helper) -> Helper:
    return _with_changed(helper, act.number, text=_worded(act.text))


@after.register
def _after_drop(act: acts.Drop, helper: Helper) -> Helper:
    return helper.changed(lines=tuple(one for one in helper.lines if one.id != act.number))


@after.register
def _after_cite(act: acts.Cite, helper: Helper) -> Helper:
    return _with_changed(helper, act.number, source=act.source.partition(" ")[0])


@after.register
def _after_add(act: acts.Add, helper: Helper) -> Helper:
    return _with_line(helper, _worded(act.text))


@after.register
def _after_declare(act: acts.Declare, helper: Helper) -> Helper:
    return helper.changed(declared=act.how)
