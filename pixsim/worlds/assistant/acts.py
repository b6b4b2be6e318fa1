"""What one does with an assistant that one talks with."""

from __future__ import annotations

import re
from typing import TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.foundation.i18n import gettext
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
from pixsim.worlds.core import Act, Moving, Refused, Text
from pixsim.worlds.goals import folded

"""What one does with an assistant that one talks with."""
H = TypeVar("H", bound=Helper)
NEW = ""
"""Where a request begins a conversation, instead of going on with one."""
_WHOLE = frozenset({"", "tout", "toute la ligne", "la ligne", "all", "the whole line"})

# ---- moving about


def _to(helper: H, where: Where, **fields: object) -> H:
    if where == helper.where:
        return helper.changed(**fields)
    trail = (*helper.trail, helper.where)[-MOST_TRAIL:]
    return helper.changed(where=where, trail=trail, **fields)


class Open(Moving, do="open", word="ouvrir"):
    """Open a conversation, or a page that was found."""

    past = (gettext("« {thing} » ouvert"),)
    thing: Text

    def apply(self, helper: Helper) -> Helper:
        return _to(helper, ("page" if helper.where[0] == "found" else "talk", self.thing))


class Back(Moving, do="back", word="retour"):
    """Go where one was before."""

    past = (gettext("Retour à la page précédente"),)

    def apply(self, helper: Helper) -> Helper:
        if not helper.trail:
            return helper.changed(where=HOME)
        return helper.changed(where=helper.trail[-1], trail=helper.trail[:-1])


class Home(Moving, do="home_page", word="accueil"):
    """Go to the list of conversations."""

    past = (gettext("Liste des conversations ouverte"),)

    def apply(self, helper: Helper) -> Helper:
        return _to(helper, HOME)


class New(Moving, do="new_talk", word="nouvelle"):
    """Prepare the first request of a conversation that will be kept."""

    past = (gettext("Nouvelle conversation commencée"),)

    def apply(self, helper: Helper) -> Helper:
        return _to(helper, ("request", NEW), passing=False)


class Private(Act, do="private_talk", word="temporaire"):
    """Prepare the first request of a conversation that will not be kept."""

    past = (gettext("Conversation temporaire commencée"),)

    def apply(self, helper: Helper) -> Helper:
        note = _("Conversation temporaire : ni gardée, ni mise en mémoire.")
        return _to(helper, ("request", NEW), passing=True, note=note)


class Again(Moving, do="ask_again", word="demander"):
    """Prepare another request of the conversation that is open."""

    past = (gettext("Autre demande préparée"),)

    def apply(self, helper: Helper) -> Helper:
        talk = helper.talk(helper.where[1])
        return _to(helper, ("request", talk.id), passing=talk.passing)


class Tuning(Moving, do="tuning", word="réglages"):
    """Go to the settings."""

    past = (gettext("Réglages ouverts"),)

    def apply(self, helper: Helper) -> Helper:
        return _to(helper, ("settings", ""))


class Memories(Moving, do="memories", word="mémoire"):
    """Go to what the assistant remembers of oneself."""

    past = (gettext("Mémoire de l'assistant ouverte"),)

    def apply(self, helper: Helper) -> Helper:
        return _to(helper, ("memory", ""))


class Links(Moving, do="links", word="liens"):
    """Go to the links by which others read one's conversations."""

    past = (gettext("Liste des liens partagés ouverte"),)

    def apply(self, helper: Helper) -> Helper:
        return _to(helper, ("links", ""))


class Draft(Moving, do="draft", word="brouillon"):
    """Go to the text that one is writing."""

    past = (gettext("Brouillon ouvert"),)

    def apply(self, helper: Helper) -> Helper:
        return _to(helper, ("draft", ""))


class Search(Moving, do="search", word="chercher"):
    """Look for pages by oneself, beside the assistant."""

    past = (gettext("« {words} » cherché sans l'assistant"),)
    verbatim = True
    words: Text

    def apply(self, helper: Helper) -> Helper:
        words = " ".join(self.words.split())
        if not words.strip(' «»"'):
            raise Refused(_("Donnez un ou plusieurs mots."))
        return _to(helper, ("found", words))


class Cited(Moving, do="cited_page", word="source"):
    """Open the page that a sentence cites."""

    past = (gettext("Source de « {sentence} » ouverte"),)
    sentence: Text

    def apply(self, helper: Helper) -> Helper:
        return _to(helper, ("page", helper.claim(_said(helper, self.sentence)).cites))


class Read(Moving, do="read_file", word="consulter"):
    """Read a file before it is sent."""

    past = (gettext("Fichier « {name} » lu avant l'envoi"),)
    name: Text

    def apply(self, helper: Helper) -> Helper:
        return _to(helper, ("file", self.name))


# ---- a request


class Set(Act, do="set", word="régler"):
    """Choose a part of a request, or the value of a setting."""

    past = (gettext("« {name} » réglé sur « {value} »"),)
    name: Text
    value: Text

    def apply(self, helper: Helper) -> Helper:
        kind = "settings" if helper.where[0] == "settings" else "parts"
        things = tuple(
            one.changed(value=self.value) if one.name == self.name else one
            for one in getattr(helper, kind)
        )
        return helper.changed(**{kind: things})


def _included(helper: H, thing: str, *, now: bool) -> H:
    details = tuple(one.changed(used=now) if one.id == thing else one for one in helper.details)
    files = tuple(one.changed(joined=now) if one.name == thing else one for one in helper.files)
    return helper.changed(details=details, files=files)


class Include(Act, do="include", word="joindre"):
    """Put a piece of information or a file into the request."""

    past = (gettext("Ligne « {thing} » mise dans la demande"),)
    thing: Text

    def apply(self, helper: Helper) -> Helper:
        return _included(helper, self.thing, now=True)


class Exclude(Act, do="exclude", word="retirer"):
    """Take it out again."""

    past = (gettext("Ligne « {thing} » ôtée de la demande"),)
    thing: Text

    def apply(self, helper: Helper) -> Helper:
        return _included(helper, self.thing, now=False)


class BlackOut(Act, do="black_out", word="masquer"):
    """Hide words of a line."""

    past = (gettext("Des mots masqués à la ligne {number}"),)
    number: Text
    words: Text

    def apply(self, helper: Helper) -> Helper:
        if helper.where[0] == "request":
            details = tuple(
                one.changed(text=_masked(one.text, self.words)) if one.id == self.number else one
                for one in helper.details
            )
            return helper.changed(details=details)
        name, place = helper.where[1], int(self.number) - 1
        file = helper.file(name)
        lines = tuple(
            _masked(text, self.words) if number == place else text
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


class Clean(Act, do="clean", word="nettoyer"):
    """Take out of a file what does not show."""

    past = (gettext("Fichier « {here} » nettoyé de ce qui ne se voit pas"),)

    def apply(self, helper: Helper) -> Helper:
        file = helper.file(helper.where[1]).changed(hidden=())
        return _with_file(helper, file, _("Ce qui ne se voyait pas est retiré du fichier."))


class Write(Act, do="add_words", word="écrire"):
    """Add a sentence of one's own to the request."""

    past = (gettext("Phrase ajoutée à la demande : {text}"),)
    verbatim = True
    text: Text

    def apply(self, helper: Helper) -> Helper:
        text = _worded(self.text)
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


class Send(Act, do="submit_request", word="envoyer"):
    """Send the request."""

    past = (gettext("Demande envoyée à l'assistant"),)

    def apply(self, helper: Helper) -> Helper:
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
            talks = (
                Talk(id=key, title=title, turns=(turn,), passing=helper.passing),
                *helper.talks,
            )
        else:
            talks = tuple(
                one.changed(turns=(*one.turns, turn)) if one.id == key else one
                for one in helper.talks
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


class Sources(Act, do="ask_sources", word="sources"):
    """Ask for the sources of what was answered."""

    past = (gettext("Sources de la réponse demandées"),)

    def apply(self, helper: Helper) -> Helper:
        talks = tuple(
            one.changed(turns=tuple(turn.changed(sourced=True) for turn in one.turns))
            if one.id == helper.where[1]
            else one
            for one in helper.talks
        )
        note = _("{name} cite ses sources, entre crochets.").format(name=helper.name)
        return helper.changed(talks=talks, note=note)


class Mark(Act, do="mark_claim", word="marquer"):
    """Note what one thinks of a sentence."""

    past = (gettext("« {sentence} » marqué : {verdict}"),)
    sentence: Text
    verdict: Text

    def apply(self, helper: Helper) -> Helper:
        return helper.changed(marks={**helper.marks, _said(helper, self.sentence): self.verdict})


class Contest(Act, do="contest", word="contester"):
    """Tell the assistant that a sentence is wrong."""

    past = (gettext("« {sentence} » contesté"),)
    sentence: Text

    def apply(self, helper: Helper) -> Helper:
        claim = helper.claim(_said(helper, self.sentence))
        if not claim.yields or claim.id in helper.contested:
            return helper.changed(note=_("{name} maintient sa phrase.").format(name=helper.name))
        note = _("« Vous avez raison, pardon : je corrige. »")
        return helper.changed(contested=(*helper.contested, claim.id), note=note)


class Keep(Act, do="keep_claim", word="copier"):
    """Copy a sentence into one's own text."""

    past = (gettext("« {sentence} » copié dans le brouillon"),)
    sentence: Text

    def apply(self, helper: Helper) -> Helper:
        turn, claim = helper.said_in(helper.talk(helper.where[1]))[self.sentence]
        if any(one.claim == claim for one in helper.lines):
            raise Refused(_("Cette phrase est déjà dans le brouillon."))
        return _with_line(helper, helper.words_of(claim, turn.told), claim)


class Report(Act, do="report_answer", word="signaler"):
    """Report a sentence to the maker."""

    past = (gettext("« {sentence} » signalé : {reason}"),)
    sentence: Text
    reason: Text

    def apply(self, helper: Helper) -> Helper:
        reported = {**helper.reported, _said(helper, self.sentence): self.reason}
        note = _("Signalement envoyé à l'éditeur.")
        return helper.changed(reported=reported, note=note)


class Share(Act, do="share_talk", word="partager"):
    """Let others read the conversation by a link."""

    past = (gettext("Conversation partagée : {who}"),)
    who: Text

    def apply(self, helper: Helper) -> Helper:
        talk = helper.talk(helper.where[1])
        if len(helper.links) >= MOST_LINES:
            raise Refused(_("Trop de liens."))
        number = max((int(one.id) for one in helper.links), default=0) + 1
        link = Link(id=str(number), talk=talk.id, title=talk.title, who=self.who)
        note = _("Lien créé pour {who}.").format(who=self.who)
        return helper.changed(links=(*helper.links, link), note=note)


class Revoke(Act, do="revoke", word="révoquer"):
    """Close a link."""

    past = (gettext("Lien vers « {link} » révoqué"),)
    link: Text

    def apply(self, helper: Helper) -> Helper:
        links = tuple(one for one in helper.links if one.id != self.link)
        return helper.changed(links=links, note=_("Ce lien ne mène plus à rien."))


class Delete(Act, do="delete_talk", word="supprimer"):
    """Delete a conversation."""

    past = (gettext("Conversation « {talk} » supprimée"),)
    talk: Text

    def apply(self, helper: Helper) -> Helper:
        talks = tuple(one for one in helper.talks if one.id != self.talk)
        return helper.changed(talks=talks, note=_("Conversation supprimée de votre liste."))


class Forget(Act, do="forget", word="oublier"):
    """Have the assistant forget something."""

    past = (gettext("Souvenir « {thing} » oublié par l'assistant"),)
    thing: Text

    def apply(self, helper: Helper) -> Helper:
        return helper.changed(memory=tuple(one for one in helper.memory if one.id != self.thing))


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


class Rewrite(Act, do="rewrite", word="modifier"):
    """Change a line of one's text."""

    past = (gettext("Ligne {number} du brouillon réécrite : {text}"),)
    links = ("par", "en", ":")
    fills = True
    number: Text
    text: Text

    def apply(self, helper: Helper) -> Helper:
        return _with_changed(helper, self.number, text=_worded(self.text))


class Drop(Act, do="drop_line", word="enlever"):
    """Take a line out of one's text."""

    past = (gettext("Ligne {number} du brouillon enlevée"),)
    number: Text

    def apply(self, helper: Helper) -> Helper:
        return helper.changed(lines=tuple(one for one in helper.lines if one.id != self.number))


class Cite(Act, do="cite_source", word="référence"):
    """Say where a line of one's text comes from."""

    past = (gettext("Source donnée à la ligne {number} du brouillon : {source}"),)
    number: Text
    source: Text

    def apply(self, helper: Helper) -> Helper:
        return _with_changed(helper, self.number, source=self.source.partition(" ")[0])


class Add(Act, do="add_line", word="ajouter"):
    """Write another line."""

    past = (gettext("Ligne ajoutée au brouillon : {text}"),)
    verbatim = True
    text: Text

    def apply(self, helper: Helper) -> Helper:
        return _with_line(helper, _worded(self.text))


class Declare(Act, do="declare", word="déclarer"):
    """Tell the readers what of the text was done with the assistant."""

    past = (gettext("Usage de l'assistant déclaré : {how}"),)
    how: Text

    def apply(self, helper: Helper) -> Helper:
        return helper.changed(declared=self.how)
