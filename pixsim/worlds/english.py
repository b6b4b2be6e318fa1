"""What every machine says in English, and the English words that are understood on a line of text.

Words that are read are without accents nor case, as `pixsim.worlds.goals.folded` leaves them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pixsim.worlds.speech import Understood

SAID: Mapping[str, str] = {
    "ici": "here",
    "Ligne {row}, {who} : {text}": "Line {row}, {who}: {text}",
    "{act} « {line} »": "{act} “{line}”",
    "{name} : {value}": "{name}: {value}",
    "(vide)": "(empty)",
    "Donnez un nom.": "Give a name.",
    'Un nom ne peut pas contenir ces caractères : \\ / : * ? " < > |': (
        'A name cannot hold these signs: \\ / : * ? " < > |'
    ),
    "lire : relire la page": "read: read the page again",
    "aide": "help",
    "aide : cette liste": "help: this list",
    "Compris : {act}": "Understood: {act}",
    "Compris : {word}. {fault}": "Understood: {word}. {fault}",
    "{word} : valeur inconnue. {fault}": "{word}: unknown value. {fault}",
    "numéro ou nom": "number or name",
    # refusals
    "Ce n'est pas possible ici.": "This is not possible here.",
    "Ce n'est pas une action de cette machine.": "This is no action of this machine.",
    "Texte refusé : {n} caractères au plus, sur une ligne.": (
        "Text refused: {n} characters at most, on one line."
    ),
    "Valeurs possibles : {values}.": "Possible values: {values}.",
    "Il manque : {what}.": "Missing: {what}.",
    "« {word} » se fait ailleurs : tapez d'abord « {first} ».": (
        "“{word}” is done elsewhere: type “{first}” first."
    ),
    "Un réglage à la fois : tapez « {first} », puis « {second} ».": (
        "One setting at a time: type “{first}”, then “{second}”."
    ),
    "« {word} » se fait ailleurs : tapez « {first} », puis « {second} ».": (
        "“{word}” is done elsewhere: type “{first}”, then “{second}”."
    ),
    "« {word} » n'est pas compris. Vouliez-vous dire « {close} » ?": (
        "“{word}” is not understood. Did you mean “{close}”?"
    ),
    "« {word} » n'est pas possible ici. On peut taper : {words}. Tapez « aide ».": (
        "“{word}” is not possible here. You can type: {words}. Type “help”."
    ),
    "Tapez « {word} » seul : ce mot agit sur ce qui est affiché.": (
        "Type “{word}” alone: this word acts on what is shown."
    ),
    "« {words} » n'est pas dans la ligne {number}.": "“{words}” is not in line {number}.",
    "Écrivez la formule, par exemple =SOMME(B2:B9).": "Write the formula, for example =SOMME(B2:B9).",
    "Tapez : {usage}.": "Type: {usage}.",
    "Écrivez l'adresse entière de la page.": "Write the whole address of the page.",
    "{fault} Tapez : {usage}.": "{fault} Type: {usage}.",
    "{fault} Tapez « aide » pour ce qu'on peut faire ici.": (
        "{fault} Type “help” for what can be done here."
    ),
    "Rien n'a changé.": "Nothing has changed.",
    "Plus de {n} choses à la fois.": "More than {n} things at once.",
    "Une chose à la fois : {lines}.": "One thing at a time: {lines}.",
    "Une chose à la fois : tapez d'abord « {first} ».": "One thing at a time: type “{first}” first.",
    "Dites où : tapez par exemple « {line} ».": "Say where: type for example “{line}”.",
    "C'est déjà le cas : rien n'a changé.": "That is so already: nothing has changed.",
    "C'est déjà ce qui est affiché.": "That is what is shown already.",
    "« {text} » n'est pas attendu ici.": "“{text}” is not expected here.",
    "Écrivez une cellule ou une plage, par exemple D8 ou D3:D8.": (
        "Write a cell or a range, for example D8 or D3:D8."
    ),
    "Rien ici ne s'y prête : ouvrez d'abord ce qui le contient.": "Nothing here is fit for that: open first what holds it.",
    "« {text} » ne va pas ici. Lignes possibles : {rows}.": (
        "“{text}” does not fit here. Possible lines: {rows}."
    ),
    "« {text} » n'est pas une cellule : dites-en une, par exemple A2.": (
        "“{text}” is no cell: say one, for example A2."
    ),
    "Plusieurs lignes conviennent. Dites laquelle : {numbers}.": (
        "Several lines fit. Say which: {numbers}."
    ),
}
"""By the French text."""

_SEE = (
    "open", "see", "view", "show", "show me", "display", "look at", "read", "enter", "click", "click on", "double click",
    "double click on", "go", "go to", "go into", "choose", "select", "tap",
)  # fmt: skip
_WRITE = (
    "fill", "fill in", "write", "type", "complete", "put", "enter", "modify", "edit", "change", "choose", "select",
    "correct", "replace",
)  # fmt: skip
_ON = (
    "yes", "on", "enabled", "enable", "active", "activated", "activate", "allowed", "allow", "true", "ticked", "tick",
    "turned on", "permitted", "open",
)  # fmt: skip
_OFF = (
    "no", "off", "disabled", "disable", "inactive", "deactivated", "deactivate", "refused", "refuse", "denied", "deny",
    "false", "unticked", "untick", "turned off", "forbidden", "blocked", "block", "never", "none", "closed", "revoked",
    "revoke", "removed", "remove", "without",
)  # fmt: skip

_IN_USE = (
    "while in use", "only while in use", "while using", "only while using", "while using the app", "when in use",
)  # fmt: skip
_INTO_A_BAR = r"(?:write|type|enter|put|search(?: for)?)"
REORDERED = tuple(
    (re.compile(order, re.IGNORECASE), put)
    for order, put in (
        (
            rf"{_INTO_A_BAR}\s+(?P<text>.+?)\s+in(?:to)?\s+the\s+search\s+(?:bar|box|field)",
            r"search \g<text>",
        ),
        (
            r"(?:the|my) (?:new )?(?P<name>[\w' -]+?) is (?P<value>\S+)",
            r"set \g<name> to \g<value>",
        ),
        (
            r"(?:put|write|type|use)\s+(?P<by>.+?)\s+(?:instead|in place)\s+of\s+(?P<words>.+)",
            r"replace \g<words> with \g<by>",
        ),
    )
)
"""Orders in another order of words, and how they are typed."""

UNDERSTOOD = Understood(
    verbs={
        "open": (*_SEE, "page", "open the page", "go to the page"),
        "back": ("back", "go back", "return", "up", "go up", "previous", "previous page", "close", "quit", "leave", "exit", ".."),
        "search": ("search", "search for", "find", "look for", "look up"),
        "set": ("set", "use", "adjust", "define", "fix", "switch", "turn", "decide", "plug", "take", "make", *_WRITE),
        "press": ("get", "press", "press on", "push", "click", "click on", "tap", "confirm", "choose", "select", "run", "start"),
    },
    given={"format": {}},
    switched={
        "enable": "yes", "activate": "yes", "turn on": "yes", "switch on": "yes", "allow": "yes", "permit": "yes", "tick": "yes",
        "disable": "no", "deactivate": "no", "turn off": "no", "switch off": "no", "untick": "no", "forbid": "no", "refuse": "no",
        "do not": "no", "don't": "no", "do not allow": "no", "don't allow": "no", "block": "no", "stop": "no", "no": "no", "no more": "no", "remove access to": "no", "remove access for": "no", "remove the access of": "no", "revoke": "no", "deny": "no", "empty": "(empty)", "clear": "(empty)",
    },
    toggled={},
    ticked={"untick": "not ticked,"},
    families=(frozenset(_ON), frozenset(_OFF), frozenset(_IN_USE)),
    fillers=frozenset((
        "the", "a", "an", "of", "to", "in", "into", "on", "onto", "at", "with", "by", "for", "as", "this", "that", "my", "=",
        ":", "->", "→", "number", "no", "page", "setting", "value", "button", "line", "field", "app", "settings",
    )),
    links=("to",),
    helps=frozenset(("help", "?", "aide", "commands", "actions")),
    reads=frozenset(("read", "read again", "read the page", "where am i")),
    empties=frozenset(("empty", "nothing", "none")),
    adding=frozenset(("add",)),
    emptying=frozenset(("empty", "clear", "erase", "delete", "remove")),
    pastes=frozenset(("paste", "ctrl+v", "paste the address", "paste the link")),
    put=re.compile(r"(?:put|set|write|show)\s+(.+?)\s+(?:in|as)\s+(\S.*)", re.IGNORECASE),
    replaced=re.compile(
        r"(?:replace\s+(?:the words?\s+)?(?P<words>.+?)\s+(?:with|by)\s+(?P<by>.+)"
        r"|(?:change|correct|edit)\s+(?:the words?\s+)?(?P<other>.+?)\s+(?:to|into|with)\s+(?P<into>.+))",
        re.IGNORECASE,
    ),
    prepositions=("to", "with", "by", "as", "is"),
    into=("in", "into", "to", "on", "onto", "for", "as", "of", "from"),
    reference=re.compile(
        r"(?P<text>.*?)\s*(?:\b(?P<place>at the end of|at the start of|after|below|before|above|to|in|on|of|for)\s+)?(?:the )?"
        r"(?:line|row|number|sentence|message)\s*(?P<number>\d+)\s*",
        re.IGNORECASE,
    ),
    before=frozenset(("before", "above")),
    end=frozenset(("at the end of",)),
    start=frozenset(("at the start of",)),
    below=re.compile(
        r"(?P<text>.*\S)\s+(?:(?P<place>after|below|before|above)\s+(?:the )?(?:line\s+)?(?P<target>\S.*)"
        r"|(?P<last>at the end|last)|(?P<first>at the start|first))",
        re.IGNORECASE,
    ),
    located=re.compile(
        r"(?:in|on|to|for)\s+(?P<place>(?:the )?\S+(?:\s+\d+)?)\s*[,:]?\s+(?P<rest>(?:put|write|type|enter|choose|replace|change|add)\s.+)",
        re.IGNORECASE,
    ),
    reordered=REORDERED,
    belonging=frozenset(("link", "links", "access", "right", "rights", "sharing")),
    joins=re.compile(r"\s*[,;]\s*(?:and\s+|then\s+)?|\s+(?:and|then)\s+|\s*[+&]\s+", re.IGNORECASE),
    every=frozenset(("all", "every", "each", "both")),
    several=frozenset(("the", "these")),
    ordinals={"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1},
    polite=re.compile(
        r"(?:(?:i\s+(?:want|need|would like|wish)\s+to|i'd like to|i will|i'll|(?:can|could|would) you|please|let's|let me)\s+)(?=\w)",
        re.IGNORECASE,
    ),
    courtesy=re.compile(r"[,\s]+please[\s.!]*$", re.IGNORECASE),
    imperatives={},
    articles=frozenset(("the", "a", "an", "my", "this", "that", "these", "those", "its", "new")),
    naming={"rename": "name", "rename it": "name", "name": "name", "name it": "name", "call it": "name"},
    span=re.compile(r"(?:\bfrom\s+)?\b(\$?[A-Za-z]\$?\d{1,3})\s+to\s+(\$?[A-Za-z]\$?\d{1,3})(?![\w])", re.IGNORECASE),
)  # fmt: skip
