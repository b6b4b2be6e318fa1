"""Which letter does what: one table for all machines, so that a letter learnt in one serves in the others.

A verb has one letter, everywhere; a letter stands for one verb on a page. What is rarely done has no letter: it is
found in the list of all acts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pixsim.worlds.core import World
from pixsim.worlds.pages import Offer, Page

ENTER, ESCAPE, ALL = "enter", "escape", "?"
MOST_LETTERS = 5
"""In the row of keys, beside Enter and the list of all acts."""

LETTERS: Mapping[str, tuple[str, str]] = {
    "chercher": ("/", "mail.search settings.search web.search web.find files.find writer.find drive.find social.search assistant.search"),
    "suivant": ("+", "web.forward agenda.next_week"),
    "précédent": ("-", "agenda.previous_week"),
    "avancer": ("+", "picture.raise_layer picture.to_front"),
    "reculer": ("-", "picture.lower_layer picture.to_back"),
    "accepter": ("A", "web.accept_all writer.accept"),
    "aimer": ("A", "social.like social.like_listed"),
    "bloquer": ("B", "mail.block social.bar"),
    "copier": ("C", "web.copy_address web.copy_link files.copy sheet.copy writer.copy drive.copy drive.copy_link assistant.keep_claim"),
    "couper un bord": ("C", "picture.cut"),
    "capturer": ("C", "social.capture"),
    "caméra": ("C", "team.camera"),
    "déplacer": ("D", "mail.move files.move program.move writer.move drive.move agenda.put_at"),
    "dimensions": ("D", "picture.resize picture.pull"),
    "déclarer": ("D", "assistant.declare"),
    "écrire": ("E", "mail.write writer.insert writer.write drive.add_line social.publish social.contribute social.say social.talk team.post_message team.note_to_all assistant.add_words assistant.add_line"),
    "filtrer": ("F", "sheet.filter sheet.unfilter writer.filter"),
    "faire suivre": ("F", "mail.forward"),
    "fond": ("F", "team.ground"),
    "fuseau": ("F", "agenda.time_zone"),
    "aller à": ("G", "mail.open_folder mail.contacts mail.rules web.switch files.go files.bin writer.go drive.bin drive.device social.feed social.mine social.messages social.groups social.account social.author team.enter_room program.choose assistant.draft assistant.links assistant.memories assistant.tuning assistant.home_page"),
    "historique": ("H", "drive.history drive.history_here"),
    "masquer": ("H", "social.mute assistant.black_out picture.hide_layer picture.show_layer"),
    "main": ("H", "team.hand"),
    "informations": ("I", "mail.details web.hover web.show files.properties social.figures social.seen_by team.sheet assistant.read_file"),
    "joindre": ("J", "mail.attach mail.join social.enter agenda.invite assistant.include drive.upload"),
    "commenter": ("K", "writer.comment drive.remark social.remark"),
    "garder": ("K", "files.keep_both drive.keep"),
    "cadrer": ("K", "picture.cut_to"),
    "lien": ("L", "mail.share_link drive.link drive.link_end"),
    "lancer": ("L", "program.run writer.merge"),
    "liste": ("L", "writer.list writer.list_many"),
    "marquer": ("M", "mail.flag mail.unread web.bookmark files.tag files.read_only social.save social.subscribe social.decide assistant.mark_claim writer.track"),
    "micro": ("M", "team.mic"),
    "nouveau": ("N", "mail.new_folder mail.new_contact mail.new_group mail.new_rule web.new_tab web.private_tab files.new_folder program.insert drive.new_folder agenda.new_event assistant.new_talk assistant.private_talk writer.add"),
    "graphique": ("N", "sheet.draw"),
    "nommer": ("N", "drive.name_version"),
    "nettoyer": ("N", "assistant.clean"),
    "insérer": ("N", "writer.sign writer.field writer.note writer.break writer.table writer.contents writer.caption"),
    "envoyer": ("O", "mail.send assistant.submit_request"),
    "ouvrir avec": ("O", "files.open_with"),
    "exporter": ("O", "writer.export picture.export_image"),
    "partager": ("P", "drive.sharing social.share social.audience team.share_window team.unshare assistant.share_talk"),
    "ouvrir la pièce": ("P", "mail.open_file"),
    "pas à pas": ("P", "program.step"),
    "personnaliser": ("P", ""),  # web.show, where it can show one thing alone
    "déplacer la partie": ("P", "writer.part"),
    "demander": ("Q", "drive.ask social.ask_removal assistant.ask_again assistant.ask_sources"),
    "quitter": ("Q", "team.leave_room"),
    "répondre": ("R", "mail.reply mail.reply_all writer.reply"),
    "renommer": ("R", "files.rename files.rename_all drive.rename"),
    "refuser": ("R", "web.refuse_all writer.refuse assistant.contest"),
    "restaurer": ("R", "files.restore drive.restore"),
    "remplacer": ("R", "files.replace writer.replace"),
    "répéter": ("R", "agenda.repeat agenda.repeat_until"),
    "régler": ("R", "picture.adjust"),
    "signaler": ("S", "mail.report social.denounce assistant.report_answer"),
    "style": ("S", "sheet.format writer.style writer.format writer.align writer.lay"),
    "enregistrer": ("S", "web.save_choices files.save_as picture.save_image writer.save"),
    "statut": ("S", "team.status"),
    "source": ("S", "assistant.cite_source"),
    "synchroniser": ("S", "drive.sync"),
    "résoudre": ("S", "writer.resolve"),
    "trier": ("T", "files.sort sheet.sort drive.sort"),
    "tourner": ("T", "picture.turn"),
    "niveau": ("T", "writer.level"),
    "adresse": ("U", "web.visit"),
    "coller": ("V", "web.paste writer.paste"),
    "supprimer": ("X", "mail.delete mail.detach mail.delete_rule mail.leave web.close_tab web.close_that web.forget web.forget_all web.drop_cookies web.drop_all_cookies files.delete files.empty_bin program.delete writer.delete writer.drop writer.discard drive.delete drive.erase drive.empty_bin drive.remove_line drive.discard social.delete social.untag picture.remove_layer team.unsay agenda.cancel_event agenda.uninvite assistant.delete_talk assistant.revoke assistant.forget assistant.drop_line assistant.exclude"),
    "effacer": ("X", "sheet.clear"),
    "rétablir": ("Y", "writer.redo drive.put_back"),
    "annuler": ("Z", "sheet.undo program.undo writer.undo picture.undo"),
}  # fmt: skip
"""The letter of each verb, and the acts it is said of, by machine."""

USUAL: Mapping[str, str] = {
    "mail": "ESROGDMJLX/NFIB", "settings": "/", "web": "U/PARMNXGIVC+", "files": "DCRGXSMOKN/TI", "sheet": "CSTFNXZ",
    "program": "LPNDXZG", "writer": "GSXENARKCVLTZ", "drive": "PERHXNDC/KSG", "social": "SPKEA/GMCHBIX",
    "picture": "ODSHCTRX+-KZ", "team": "EMCSPHFIQX", "agenda": "DJRFNX+-", "assistant": "CMOJNREHS/QGXPD", "shell": "",
}  # fmt: skip
"""Letters of each machine, the most used first; others follow as the page has them."""

_BY_ACT: Mapping[str, tuple[str, str]] = {
    act: (verb, letter) for verb, (letter, acts) in LETTERS.items() for act in acts.split()
}


class KeyOffers(NamedTuple):
    """A key of a page, the verb it stands for, and what it lets one do; where there are several offers, it asks which.

    Attributes
    ----------
    key : str
        ``enter``, ``escape`` or a letter.
    verb : str
        In French; empty for Enter and Escape.
    offers : tuple of int
        Places of offers of the page.
    """

    key: str
    verb: str
    offers: tuple[int, ...]


def letter_of(world: World, offer: Offer) -> tuple[str, str]:
    """The verb and the letter of an offer; empty texts where it has none."""
    if offer.key:
        return "", offer.key
    if offer.asks and offer.act == "show" and len(offer.asks[0].choices) == 1:
        return "personnaliser", LETTERS["personnaliser"][0]
    return _BY_ACT.get(f"{world.machine}.{offer.act}", ("", ""))


def key_of_act(world: World, act: str) -> str:
    """The letter of an act, wherever it is possible; empty where it has none."""
    return _BY_ACT.get(f"{world.machine}.{act}", ("", ""))[1]


def keys_of(world: World, page: Page) -> tuple[KeyOffers, ...]:
    """Keys of a page, the most used first; where two verbs would share a letter, the first one of the page has it."""
    found: dict[str, tuple[str, list[int]]] = {}
    for place, offer in enumerate(page.offers):
        verb, letter = letter_of(world, offer)
        if letter and found.setdefault(letter, (verb, []))[0] == verb:
            found[letter][1].append(place)
    order = {letter: rank for rank, letter in enumerate((ENTER, *USUAL[world.machine]))}
    ranked = sorted(found, key=lambda letter: order.get(letter, len(order)))
    return tuple(KeyOffers(letter, found[letter][0], tuple(found[letter][1])) for letter in ranked)


def taken_by(world: World, page: Page, key: str, row: str) -> tuple[Offer, ...]:
    """Offers that a key takes for a line; those about other lines where there is none for it."""
    places = next((one.offers for one in keys_of(world, page) if one.key == key), ())
    offers = tuple(page.offers[place] for place in places)
    return tuple(offer for offer in offers if is_for(offer, row)) or offers


def is_for(offer: Offer, row: str) -> bool:
    """Whether an offer can be about a line."""
    return not offer.row or (bool(row) and (offer.on is None or row in offer.on))


def in_row(world: World, page: Page, row: str) -> Iterator[KeyOffers]:
    """Keys that the row of keys shows: Enter, letters that can be pressed now before others, Escape."""
    keys = [one for one in keys_of(world, page) if one.key != ENTER]
    letters = [one for one in keys if one.key != ESCAPE]
    now = [one for one in letters if _fits(page, one.offers, row)]
    chosen = [*now, *(one for one in letters if one not in now)][:MOST_LETTERS]
    entering = next(
        (one for one in keys_of(world, page) if one.key == ENTER and _fits(page, one.offers, row)),
        None,
    )
    if entering is not None:
        yield entering._replace(
            offers=tuple(n for n in entering.offers if is_for(page.offers[n], row))
        )
    yield from (one for one in letters if one in chosen)
    yield from (one for one in keys if one.key == ESCAPE)


def _fits(page: Page, places: Sequence[int], row: str) -> bool:
    return any(is_for(page.offers[place], row) for place in places)
