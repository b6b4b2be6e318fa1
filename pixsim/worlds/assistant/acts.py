"""What one does with an assistant that one talks with."""

from __future__ import annotations

from typing import Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Text


class Open(Moving):
    """Open a conversation, or a page that was found."""

    word = "ouvrir"
    past = (gettext("« {thing} » ouvert"),)
    do: Literal["open"] = "open"
    thing: Text


class Back(Moving):
    """Go where one was before."""

    word = "retour"
    past = (gettext("Retour à la page précédente"),)
    do: Literal["back"] = "back"


class Home(Moving):
    """Go to the list of conversations."""

    word = "accueil"
    past = (gettext("Liste des conversations ouverte"),)
    do: Literal["home_page"] = "home_page"


class New(Moving):
    """Prepare the first request of a conversation that will be kept."""

    word = "nouvelle"
    past = (gettext("Nouvelle conversation commencée"),)
    do: Literal["new_talk"] = "new_talk"


class Private(Act):
    """Prepare the first request of a conversation that will not be kept."""

    word = "temporaire"
    past = (gettext("Conversation temporaire commencée"),)
    do: Literal["private_talk"] = "private_talk"


class Again(Moving):
    """Prepare another request of the conversation that is open."""

    word = "demander"
    past = (gettext("Autre demande préparée"),)
    do: Literal["ask_again"] = "ask_again"


class Tuning(Moving):
    """Go to the settings."""

    word = "réglages"
    past = (gettext("Réglages ouverts"),)
    do: Literal["tuning"] = "tuning"


class Memories(Moving):
    """Go to what the assistant remembers of oneself."""

    word = "mémoire"
    past = (gettext("Mémoire de l'assistant ouverte"),)
    do: Literal["memories"] = "memories"


class Links(Moving):
    """Go to the links by which others read one's conversations."""

    word = "liens"
    past = (gettext("Liste des liens partagés ouverte"),)
    do: Literal["links"] = "links"


class Draft(Moving):
    """Go to the text that one is writing."""

    word = "brouillon"
    past = (gettext("Brouillon ouvert"),)
    do: Literal["draft"] = "draft"


class Search(Moving):
    """Look for pages by oneself, beside the assistant."""

    word = "chercher"
    past = (gettext("« {words} » cherché sans l'assistant"),)
    verbatim = True
    do: Literal["search"] = "search"
    words: Text


class Cited(Moving):
    """Open the page that a sentence cites."""

    word = "source"
    past = (gettext("Source de « {sentence} » ouverte"),)
    do: Literal["cited_page"] = "cited_page"
    sentence: Text


class Read(Moving):
    """Read a file before it is sent."""

    word = "consulter"
    past = (gettext("Fichier « {name} » lu avant l'envoi"),)
    do: Literal["read_file"] = "read_file"
    name: Text


class Set(Act):
    """Choose a part of a request, or the value of a setting."""

    word = "régler"
    past = (gettext("« {name} » réglé sur « {value} »"),)
    do: Literal["set"] = "set"
    name: Text
    value: Text


class Include(Act):
    """Put a piece of information or a file into the request."""

    word = "joindre"
    past = (gettext("Ligne « {thing} » mise dans la demande"),)
    do: Literal["include"] = "include"
    thing: Text


class Exclude(Act):
    """Take it out again."""

    word = "retirer"
    past = (gettext("Ligne « {thing} » ôtée de la demande"),)
    do: Literal["exclude"] = "exclude"
    thing: Text


class BlackOut(Act):
    """Hide words of a line."""

    word = "masquer"
    past = (gettext("Des mots masqués à la ligne {number}"),)
    do: Literal["black_out"] = "black_out"
    number: Text
    words: Text


class Clean(Act):
    """Take out of a file what does not show."""

    word = "nettoyer"
    past = (gettext("Fichier « {here} » nettoyé de ce qui ne se voit pas"),)
    do: Literal["clean"] = "clean"


class Write(Act):
    """Add a sentence of one's own to the request."""

    word = "écrire"
    past = (gettext("Phrase ajoutée à la demande : {text}"),)
    verbatim = True
    do: Literal["add_words"] = "add_words"
    text: Text


class Send(Act):
    """Send the request."""

    word = "envoyer"
    past = (gettext("Demande envoyée à l'assistant"),)
    do: Literal["submit_request"] = "submit_request"


class Sources(Act):
    """Ask for the sources of what was answered."""

    word = "sources"
    past = (gettext("Sources de la réponse demandées"),)
    do: Literal["ask_sources"] = "ask_sources"


class Mark(Act):
    """Note what one thinks of a sentence."""

    word = "marquer"
    past = (gettext("« {sentence} » marqué : {verdict}"),)
    do: Literal["mark_claim"] = "mark_claim"
    sentence: Text
    verdict: Text


class Contest(Act):
    """Tell the assistant that a sentence is wrong."""

    word = "contester"
    past = (gettext("« {sentence} » contesté"),)
    do: Literal["contest"] = "contest"
    sentence: Text


class Keep(Act):
    """Copy a sentence into one's own text."""

    word = "copier"
    past = (gettext("« {sentence} » copié dans le brouillon"),)
    do: Literal["keep_claim"] = "keep_claim"
    sentence: Text


class Report(Act):
    """Report a sentence to the maker."""

    word = "signaler"
    past = (gettext("« {sentence} » signalé : {reason}"),)
    do: Literal["report_answer"] = "report_answer"
    sentence: Text
    reason: Text


class Share(Act):
    """Let others read the conversation by a link."""

    word = "partager"
    past = (gettext("Conversation partagée : {who}"),)
    do: Literal["share_talk"] = "share_talk"
    who: Text


class Revoke(Act):
    """Close a link."""

    word = "révoquer"
    past = (gettext("Lien vers « {link} » révoqué"),)
    do: Literal["revoke"] = "revoke"
    link: Text


class Delete(Act):
    """Delete a conversation."""

    word = "supprimer"
    past = (gettext("Conversation « {talk} » supprimée"),)
    do: Literal["delete_talk"] = "delete_talk"
    talk: Text


class Forget(Act):
    """Have the assistant forget something."""

    word = "oublier"
    past = (gettext("Souvenir « {thing} » oublié par l'assistant"),)
    do: Literal["forget"] = "forget"
    thing: Text


class Rewrite(Act):
    """Change a line of one's text."""

    word = "modifier"
    past = (gettext("Ligne {number} du brouillon réécrite : {text}"),)
    links = ("par", "en", ":")
    fills = True
    do: Literal["rewrite"] = "rewrite"
    number: Text
    text: Text


class Drop(Act):
    """Take a line out of one's text."""

    word = "enlever"
    past = (gettext("Ligne {number} du brouillon enlevée"),)
    do: Literal["drop_line"] = "drop_line"
    number: Text


class Cite(Act):
    """Say where a line of one's text comes from."""

    word = "référence"
    past = (gettext("Source donnée à la ligne {number} du brouillon : {source}"),)
    do: Literal["cite_source"] = "cite_source"
    number: Text
    source: Text


class Add(Act):
    """Write another line."""

    word = "ajouter"
    past = (gettext("Ligne ajoutée au brouillon : {text}"),)
    verbatim = True
    do: Literal["add_line"] = "add_line"
    text: Text


class Declare(Act):
    """Tell the readers what of the text was done with the assistant."""

    word = "déclarer"
    past = (gettext("Usage de l'assistant déclaré : {how}"),)
    do: Literal["declare"] = "declare"
    how: Text


ACTS: tuple[type[Act], ...] = (
    Open, Back, Home, New, Private, Again, Tuning, Memories, Links, Draft, Search, Cited, Read, Set, Include, Exclude,
    BlackOut, Clean, Write, Send, Sources, Mark, Contest, Keep, Report, Share, Revoke, Delete, Forget, Rewrite, Drop, Cite,
    Add, Declare,
)  # fmt: skip
