"""What one does with an assistant that one talks with."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Text


class Open(Moving, do="open", word="ouvrir"):
    """Open a conversation, or a page that was found."""

    past = (gettext("« {thing} » ouvert"),)
    thing: Text


class Back(Moving, do="back", word="retour"):
    """Go where one was before."""

    past = (gettext("Retour à la page précédente"),)


class Home(Moving, do="home_page", word="accueil"):
    """Go to the list of conversations."""

    past = (gettext("Liste des conversations ouverte"),)


class New(Moving, do="new_talk", word="nouvelle"):
    """Prepare the first request of a conversation that will be kept."""

    past = (gettext("Nouvelle conversation commencée"),)


class Private(Act, do="private_talk", word="temporaire"):
    """Prepare the first request of a conversation that will not be kept."""

    past = (gettext("Conversation temporaire commencée"),)


class Again(Moving, do="ask_again", word="demander"):
    """Prepare another request of the conversation that is open."""

    past = (gettext("Autre demande préparée"),)


class Tuning(Moving, do="tuning", word="réglages"):
    """Go to the settings."""

    past = (gettext("Réglages ouverts"),)


class Memories(Moving, do="memories", word="mémoire"):
    """Go to what the assistant remembers of oneself."""

    past = (gettext("Mémoire de l'assistant ouverte"),)


class Links(Moving, do="links", word="liens"):
    """Go to the links by which others read one's conversations."""

    past = (gettext("Liste des liens partagés ouverte"),)


class Draft(Moving, do="draft", word="brouillon"):
    """Go to the text that one is writing."""

    past = (gettext("Brouillon ouvert"),)


class Search(Moving, do="search", word="chercher"):
    """Look for pages by oneself, beside the assistant."""

    past = (gettext("« {words} » cherché sans l'assistant"),)
    verbatim = True
    words: Text


class Cited(Moving, do="cited_page", word="source"):
    """Open the page that a sentence cites."""

    past = (gettext("Source de « {sentence} » ouverte"),)
    sentence: Text


class Read(Moving, do="read_file", word="consulter"):
    """Read a file before it is sent."""

    past = (gettext("Fichier « {name} » lu avant l'envoi"),)
    name: Text


class Set(Act, do="set", word="régler"):
    """Choose a part of a request, or the value of a setting."""

    past = (gettext("« {name} » réglé sur « {value} »"),)
    name: Text
    value: Text


class Include(Act, do="include", word="joindre"):
    """Put a piece of information or a file into the request."""

    past = (gettext("Ligne « {thing} » mise dans la demande"),)
    thing: Text


class Exclude(Act, do="exclude", word="retirer"):
    """Take it out again."""

    past = (gettext("Ligne « {thing} » ôtée de la demande"),)
    thing: Text


class BlackOut(Act, do="black_out", word="masquer"):
    """Hide words of a line."""

    past = (gettext("Des mots masqués à la ligne {number}"),)
    number: Text
    words: Text


class Clean(Act, do="clean", word="nettoyer"):
    """Take out of a file what does not show."""

    past = (gettext("Fichier « {here} » nettoyé de ce qui ne se voit pas"),)


class Write(Act, do="add_words", word="écrire"):
    """Add a sentence of one's own to the request."""

    past = (gettext("Phrase ajoutée à la demande : {text}"),)
    verbatim = True
    text: Text


class Send(Act, do="submit_request", word="envoyer"):
    """Send the request."""

    past = (gettext("Demande envoyée à l'assistant"),)


class Sources(Act, do="ask_sources", word="sources"):
    """Ask for the sources of what was answered."""

    past = (gettext("Sources de la réponse demandées"),)


class Mark(Act, do="mark_claim", word="marquer"):
    """Note what one thinks of a sentence."""

    past = (gettext("« {sentence} » marqué : {verdict}"),)
    sentence: Text
    verdict: Text


class Contest(Act, do="contest", word="contester"):
    """Tell the assistant that a sentence is wrong."""

    past = (gettext("« {sentence} » contesté"),)
    sentence: Text


class Keep(Act, do="keep_claim", word="copier"):
    """Copy a sentence into one's own text."""

    past = (gettext("« {sentence} » copié dans le brouillon"),)
    sentence: Text


class Report(Act, do="report_answer", word="signaler"):
    """Report a sentence to the maker."""

    past = (gettext("« {sentence} » signalé : {reason}"),)
    sentence: Text
    reason: Text


class Share(Act, do="share_talk", word="partager"):
    """Let others read the conversation by a link."""

    past = (gettext("Conversation partagée : {who}"),)
    who: Text


class Revoke(Act, do="revoke", word="révoquer"):
    """Close a link."""

    past = (gettext("Lien vers « {link} » révoqué"),)
    link: Text


class Delete(Act, do="delete_talk", word="supprimer"):
    """Delete a conversation."""

    past = (gettext("Conversation « {talk} » supprimée"),)
    talk: Text


class Forget(Act, do="forget", word="oublier"):
    """Have the assistant forget something."""

    past = (gettext("Souvenir « {thing} » oublié par l'assistant"),)
    thing: Text


class Rewrite(Act, do="rewrite", word="modifier"):
    """Change a line of one's text."""

    past = (gettext("Ligne {number} du brouillon réécrite : {text}"),)
    links = ("par", "en", ":")
    fills = True
    number: Text
    text: Text


class Drop(Act, do="drop_line", word="enlever"):
    """Take a line out of one's text."""

    past = (gettext("Ligne {number} du brouillon enlevée"),)
    number: Text


class Cite(Act, do="cite_source", word="référence"):
    """Say where a line of one's text comes from."""

    past = (gettext("Source donnée à la ligne {number} du brouillon : {source}"),)
    number: Text
    source: Text


class Add(Act, do="add_line", word="ajouter"):
    """Write another line."""

    past = (gettext("Ligne ajoutée au brouillon : {text}"),)
    verbatim = True
    text: Text


class Declare(Act, do="declare", word="déclarer"):
    """Tell the readers what of the text was done with the assistant."""

    past = (gettext("Usage de l'assistant déclaré : {how}"),)
    how: Text


ACTS: tuple[type[Act], ...] = (
    Open, Back, Home, New, Private, Again, Tuning, Memories, Links, Draft, Search, Cited, Read, Set, Include, Exclude,
    BlackOut, Clean, Write, Send, Sources, Mark, Contest, Keep, Report, Share, Revoke, Delete, Forget, Rewrite, Drop, Cite,
    Add, Declare,
)  # fmt: skip
