"""What one does with an assistant that one talks with."""

from __future__ import annotations

from typing import ClassVar, Literal

from pixsim.worlds.core import Act, Moving, Text


class Open(Moving):
    """Open a conversation, or a page that was found."""

    word: ClassVar[str] = "ouvrir"
    do: Literal["open"] = "open"
    thing: Text


class Back(Moving):
    """Go where one was before."""

    word: ClassVar[str] = "retour"
    do: Literal["back"] = "back"


class Home(Moving):
    """Go to the list of conversations."""

    word: ClassVar[str] = "accueil"
    do: Literal["home_page"] = "home_page"


class New(Moving):
    """Prepare the first request of a conversation that will be kept."""

    word: ClassVar[str] = "nouvelle"
    do: Literal["new_talk"] = "new_talk"


class Private(Act):
    """Prepare the first request of a conversation that will not be kept."""

    word: ClassVar[str] = "temporaire"
    do: Literal["private_talk"] = "private_talk"


class Again(Moving):
    """Prepare another request of the conversation that is open."""

    word: ClassVar[str] = "demander"
    do: Literal["ask_again"] = "ask_again"


class Tuning(Moving):
    """Go to the settings."""

    word: ClassVar[str] = "réglages"
    do: Literal["tuning"] = "tuning"


class Memories(Moving):
    """Go to what the assistant remembers of oneself."""

    word: ClassVar[str] = "mémoire"
    do: Literal["memories"] = "memories"


class Links(Moving):
    """Go to the links by which others read one's conversations."""

    word: ClassVar[str] = "liens"
    do: Literal["links"] = "links"


class Draft(Moving):
    """Go to the text that one is writing."""

    word: ClassVar[str] = "brouillon"
    do: Literal["draft"] = "draft"


class Search(Moving):
    """Look for pages by oneself, beside the assistant."""

    word: ClassVar[str] = "chercher"
    verbatim: ClassVar[bool] = True
    do: Literal["search"] = "search"
    words: Text


class Cited(Moving):
    """Open the page that a sentence cites."""

    word: ClassVar[str] = "source"
    do: Literal["cited_page"] = "cited_page"
    sentence: Text


class Read(Moving):
    """Read a file before it is sent."""

    word: ClassVar[str] = "consulter"
    do: Literal["read_file"] = "read_file"
    name: Text


class Set(Act):
    """Choose a part of a request, or the value of a setting."""

    word: ClassVar[str] = "régler"
    do: Literal["set"] = "set"
    name: Text
    value: Text


class Include(Act):
    """Put a piece of information or a file into the request."""

    word: ClassVar[str] = "joindre"
    do: Literal["include"] = "include"
    thing: Text


class Exclude(Act):
    """Take it out again."""

    word: ClassVar[str] = "retirer"
    do: Literal["exclude"] = "exclude"
    thing: Text


class BlackOut(Act):
    """Hide words of a line."""

    word: ClassVar[str] = "masquer"
    do: Literal["black_out"] = "black_out"
    number: Text
    words: Text


class Clean(Act):
    """Take out of a file what does not show."""

    word: ClassVar[str] = "nettoyer"
    do: Literal["clean"] = "clean"


class Write(Act):
    """Add a sentence of one's own to the request."""

    word: ClassVar[str] = "écrire"
    verbatim: ClassVar[bool] = True
    do: Literal["add_words"] = "add_words"
    text: Text


class Send(Act):
    """Send the request."""

    word: ClassVar[str] = "envoyer"
    do: Literal["submit_request"] = "submit_request"


class Sources(Act):
    """Ask for the sources of what was answered."""

    word: ClassVar[str] = "sources"
    do: Literal["ask_sources"] = "ask_sources"


class Mark(Act):
    """Note what one thinks of a sentence."""

    word: ClassVar[str] = "marquer"
    do: Literal["mark_claim"] = "mark_claim"
    sentence: Text
    verdict: Text


class Contest(Act):
    """Tell the assistant that a sentence is wrong."""

    word: ClassVar[str] = "contester"
    do: Literal["contest"] = "contest"
    sentence: Text


class Keep(Act):
    """Copy a sentence into one's own text."""

    word: ClassVar[str] = "copier"
    do: Literal["keep_claim"] = "keep_claim"
    sentence: Text


class Report(Act):
    """Report a sentence to the maker."""

    word: ClassVar[str] = "signaler"
    do: Literal["report_answer"] = "report_answer"
    sentence: Text
    reason: Text


class Share(Act):
    """Let others read the conversation by a link."""

    word: ClassVar[str] = "partager"
    do: Literal["share_talk"] = "share_talk"
    who: Text


class Revoke(Act):
    """Close a link."""

    word: ClassVar[str] = "révoquer"
    do: Literal["revoke"] = "revoke"
    link: Text


class Delete(Act):
    """Delete a conversation."""

    word: ClassVar[str] = "supprimer"
    do: Literal["delete_talk"] = "delete_talk"
    talk: Text


class Forget(Act):
    """Have the assistant forget something."""

    word: ClassVar[str] = "oublier"
    do: Literal["forget"] = "forget"
    thing: Text


class Rewrite(Act):
    """Change a line of one's text."""

    word: ClassVar[str] = "modifier"
    links: ClassVar[tuple[str, ...]] = ("par", "en", ":")
    fills: ClassVar[bool] = True
    do: Literal["rewrite"] = "rewrite"
    number: Text
    text: Text


class Drop(Act):
    """Take a line out of one's text."""

    word: ClassVar[str] = "enlever"
    do: Literal["drop_line"] = "drop_line"
    number: Text


class Cite(Act):
    """Say where a line of one's text comes from."""

    word: ClassVar[str] = "référence"
    do: Literal["cite_source"] = "cite_source"
    number: Text
    source: Text


class Add(Act):
    """Write another line."""

    word: ClassVar[str] = "ajouter"
    verbatim: ClassVar[bool] = True
    do: Literal["add_line"] = "add_line"
    text: Text


class Declare(Act):
    """Tell the readers what of the text was done with the assistant."""

    word: ClassVar[str] = "déclarer"
    do: Literal["declare"] = "declare"
    how: Text


ACTS: tuple[type[Act], ...] = (
    Open, Back, Home, New, Private, Again, Tuning, Memories, Links, Draft, Search, Cited, Read, Set, Include, Exclude,
    BlackOut, Clean, Write, Send, Sources, Mark, Contest, Keep, Report, Share, Revoke, Delete, Forget, Rewrite, Drop, Cite,
    Add, Declare,
)  # fmt: skip
