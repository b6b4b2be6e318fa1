"""What settings say in English, by the French text; what all machines say is in `pixsim.worlds.english`."""

from __future__ import annotations

from collections.abc import Mapping

SAID: Mapping[str, str] = {
    "Rubriques": "Sections",
    # acts
    "ouvrir": "open",
    "retour": "back",
    "chercher": "search",
    "régler": "set",
    "remplir": "fill in",
    "appuyer": "press",
    # pages
    "page {name}": "page {name}",
    "bouton {n}": "button {n}",
    "Valeur": "Value",
    "Texte ou (vide)": "Text or (empty)",
    "Réglage cherché": "Setting searched for",
    "{title} › Recherche « {text} »": "{title} › Search for “{text}”",
    "(rien)": "(nothing)",
    # refusals and effects
    "Que cherchez-vous ?": "What are you looking for?",
    "Ce n'est pas possible maintenant.": "This is not possible now.",
    "Cette valeur n'est pas acceptée.": "This value is not accepted.",
    "C'est fait.": "Done.",
    # facts in words
    " ou ": " or ",
    "appuyer sur « {name} »": "press “{name}”",
    "être sur la page « {name} »": "be on the page “{name}”",
}
