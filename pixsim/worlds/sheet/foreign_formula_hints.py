"""Formulas as other worksheets write them: English names, commas between arguments, the day of today."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pixsim.foundation.i18n import content as _
from pixsim.worlds.sheet.functions import FUNCTIONS
from pixsim.worlds.sheet.parsing import parse
from pixsim.worlds.sheet.values import Error

ENGLISH: Mapping[str, str] = {
    "SUM": "SOMME", "AVERAGE": "MOYENNE", "COUNT": "NB", "COUNTA": "NBVAL", "COUNTBLANK": "NB.VIDE", "COUNTIF": "NB.SI", "COUNTIFS": "NB.SI.ENS",
    "SUMIF": "SOMME.SI", "SUMIFS": "SOMME.SI.ENS", "AVERAGEIF": "MOYENNE.SI", "AVERAGEIFS": "MOYENNE.SI.ENS", "MAXIFS": "MAX.SI.ENS", "MINIFS": "MIN.SI.ENS",
    "SUMPRODUCT": "SOMMEPROD", "SUMSQ": "SOMME.CARRES", "PRODUCT": "PRODUIT", "SUBTOTAL": "SOUS.TOTAL", "IF": "SI", "IFS": "SI.CONDITIONS", "SWITCH": "SI.MULTIPLE", "AND": "ET",
    "OR": "OU", "NOT": "NON", "XOR": "OUX", "IFERROR": "SIERREUR", "IFNA": "SI.NON.DISP", "TRUE": "VRAI", "FALSE": "FAUX", "ISNUMBER": "ESTNUM", "ISTEXT": "ESTTEXTE", "ISBLANK": "ESTVIDE",
    "ISERROR": "ESTERREUR", "ISERR": "ESTERR", "ISNA": "ESTNA", "ISLOGICAL": "ESTLOGIQUE", "ISNONTEXT": "ESTNONTEXTE", "ISEVEN": "EST.PAIR", "ISODD": "EST.IMPAIR", "ROUND": "ARRONDI", "ROUNDDOWN": "ARRONDI.INF",
    "ROUNDUP": "ARRONDI.SUP", "MROUND": "ARRONDI.AU.MULTIPLE", "INT": "ENT", "TRUNC": "TRONQUE", "SQRT": "RACINE", "POWER": "PUISSANCE",
    "SIGN": "SIGNE", "CEILING": "PLAFOND", "FLOOR": "PLANCHER", "EVEN": "PAIR", "GCD": "PGCD", "LCM": "PPCM", "MEDIAN": "MEDIANE", "LARGE": "GRANDE.VALEUR",
    "SMALL": "PETITE.VALEUR", "RANK": "RANG", "RANK.EQ": "RANG.EQUATION", "STDEV": "ECARTYPE", "STDEVP": "ECARTYPEP", "STDEV.P": "ECARTYPE.PEARSON", "STDEV.S": "ECARTYPE.STANDARD",
    "QUARTILE.INC": "QUARTILE.INCLURE", "PERCENTILE": "CENTILE", "PERCENTILE.INC": "CENTILE.INCLURE", "MODE.SNGL": "MODE.SIMPLE", "SLOPE": "PENTE", "INTERCEPT": "ORDONNEE.ORIGINE", "FORECAST": "PREVISION",
    "FORECAST.LINEAR": "PREVISION.LINEAIRE", "CORREL": "COEFFICIENT.CORRELATION", "LEFT": "GAUCHE", "RIGHT": "DROITE", "MID": "STXT", "LEN": "NBCAR", "UPPER": "MAJUSCULE", "LOWER": "MINUSCULE", "PROPER": "NOMPROPRE",
    "TRIM": "SUPPRESPACE", "CLEAN": "EPURAGE", "SEARCH": "CHERCHE", "FIND": "TROUVE", "SUBSTITUTE": "SUBSTITUE", "REPLACE": "REMPLACER", "CONCATENATE": "CONCATENER", "TEXTJOIN": "JOINDRE.TEXTE",
    "TEXT": "TEXTE", "TEXTBEFORE": "TEXTE.AVANT", "TEXTAFTER": "TEXTE.APRES", "VALUE": "CNUM", "CHAR": "CAR", "VLOOKUP": "RECHERCHEV", "HLOOKUP": "RECHERCHEH", "XLOOKUP": "RECHERCHEX", "LOOKUP": "RECHERCHE",
    "MATCH": "EQUIV", "XMATCH": "EQUIVX", "CHOOSE": "CHOISIR", "ROW": "LIGNE", "ROWS": "LIGNES", "COLUMN": "COLONNE", "COLUMNS": "COLONNES", "OFFSET": "DECALER", "FILTER": "FILTRE", "SORT": "TRIER",
    "YEAR": "ANNEE", "MONTH": "MOIS", "DAY": "JOUR", "DAYS": "JOURS", "WEEKDAY": "JOURSEM", "WEEKNUM": "NO.SEMAINE", "ISOWEEKNUM": "NO.SEMAINE.ISO", "EOMONTH": "FIN.MOIS", "EDATE": "MOIS.DECALER", "DATEVALUE": "DATEVAL",
    "NETWORKDAYS": "NB.JOURS.OUVRES", "WORKDAY": "SERIE.JOUR.OUVRE",
}  # fmt: skip
"""Functions by their English names, where the French one differs."""

_CALLED = re.compile(r"[A-Za-zÀ-ÿ_][\w.À-ÿ]*(?=\s*\()|\b(?:TRUE|FALSE)\b", re.IGNORECASE)
_OF_TODAY = ("AUJOURDHUI", "MAINTENANT", "TODAY", "NOW")


def explain_foreign_formula(formula: str) -> str:
    """What to say of a formula that a French worksheet would not read; empty when there is nothing."""
    parts = formula.split('"')
    names = [name.upper() for part in parts[::2] for name in _CALLED.findall(part)]
    for name in names:
        if name in _OF_TODAY:
            return _(
                "{name} change chaque jour : ici, écrivez une date, par exemple DATE(2026;3;14)."
            ).format(name=name)
        if name in ENGLISH and name not in FUNCTIONS:
            return _(
                "Cette feuille écrit les fonctions en français : {french}, non {name}."
            ).format(french=ENGLISH[name], name=name)
    if isinstance(parse(formula), Error):
        parts[::2] = [part.replace(",", ";") for part in parts[::2]]
        if not isinstance(parse('"'.join(parts)), Error):
            return _("Séparez par « ; » : la virgule est celle des nombres, comme 3,5.")
    return ""
