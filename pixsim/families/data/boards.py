"""Families of competence 1.2: texts measured in bytes."""
# ruff: noqa: RUF001 (the letters of other alphabets are meant)

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample
from pixsim.families.draws.text import LETTERS, lettered

_LEAST_ROOM, _MOST_ROOM = 44, 70
_SIGNS = (
    {
        "français": "Fermez la porte derrière vous, s'il vous plaît.", "allemand": "Bitte schließen Sie die Tür hinter sich.",
        "grec": "Παρακαλώ κλείστε την πόρτα πίσω σας.", "ukrainien": "Будь ласка, зачиніть за собою двері.", "polonais": "Proszę zamknąć za sobą drzwi.",
        "vietnamien": "Vui lòng đóng cửa phía sau bạn.", "japonais": "ドアを閉めてください。",
    },
    {
        "français": "L'ascenseur est en panne, prenez l'escalier.", "allemand": "Der Aufzug ist außer Betrieb, bitte die Treppe nehmen.",
        "grec": "Το ασανσέρ είναι εκτός λειτουργίας.", "ukrainien": "Ліфт не працює, скористайтеся сходами.", "polonais": "Winda nie działa, proszę iść schodami.",
        "vietnamien": "Thang máy hỏng, xin đi thang bộ.", "japonais": "エレベーター故障中。階段をご利用ください。",
    },
    {
        "français": "Gardez votre billet jusqu'à la sortie.", "allemand": "Bitte behalten Sie Ihre Fahrkarte bis zum Ausgang.",
        "grec": "Κρατήστε το εισιτήριό σας μέχρι την έξοδο.", "ukrainien": "Зберігайте квиток до виходу.", "polonais": "Proszę zachować bilet do wyjścia.",
        "vietnamien": "Xin giữ vé cho đến khi ra về.", "japonais": "出口まで切符をお持ちください。",
    },
    {
        "français": "Attention à la marche en descendant.", "allemand": "Vorsicht, Stufe beim Aussteigen.",
        "grec": "Προσοχή στο σκαλοπάτι κατά την έξοδο.", "ukrainien": "Обережно, сходинка на виході.", "polonais": "Uwaga na stopień przy wysiadaniu.",
        "vietnamien": "Cẩn thận bậc thang khi xuống.", "japonais": "お降りの際は段差にご注意ください。",
    },
)  # fmt: skip
_BOARDS = (
    "Le panneau lumineux d'une gare",
    "La borne d'un musée",
    "L'écran d'un ascenseur",
    "L'afficheur d'un tramway",
)


def texts_that_fit(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of a text in five languages, the lines that take more bytes than a board keeps."""
    return first_telling(rng, _texts)


def _texts(rng: np.random.Generator) -> dict[str, Any] | None:
    texts = pick(rng, _SIGNS)
    languages = sample(rng, list(texts), 5)
    lines = [texts[language] for language in languages]
    room = integer(rng, _LEAST_ROOM, _MOST_ROOM)
    sizes = [len(line.encode()) for line in lines]
    long = [n for n, size in enumerate(sizes) if size > room]
    by_letters = sorted(range(5), key=lambda n: -len(lines[n]))[: len(long)]
    near = min(abs(size - room) for size in sizes)
    if len(long) not in (2, 3) or set(by_letters) == set(long) or near > 3:
        return None
    letters = [LETTERS[n] for n in long]
    saved = [LETTERS[n] for n, size in enumerate(sizes) if size + 1 > room]
    wrong = [", ".join(form) for form in ([LETTERS[n] for n in sorted(by_letters)], saved, [x for x in LETTERS[:5] if x not in letters]) if form != letters]  # fmt: skip
    return {
        "board": pick(rng, _BOARDS), "room": room, "lines": lettered(lines), "key": ", ".join(letters), "wrong": wrong,
        "sizes": ", ".join(f"{LETTERS[n]} : {size}" for n, size in enumerate(sizes)),
    }  # fmt: skip
