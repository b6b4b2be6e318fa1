"""Our own pictograms: shapes in a square of 16, scaled to where they stand."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from pixsim.figures.figure import Circle, Figure, Icon, Line, Point, Polygon, Rect, Text

SIDE = 16
Part = Rect | Circle | Line | Polygon


def parts_of(icon: Icon) -> Iterator[Part]:
    """The shapes of an icon where it stands.

    Raises
    ------
    LookupError
        There is no such icon.
    """
    if icon.name not in ICONS:
        raise LookupError(f"there is no icon {icon.name!r}")
    scale = icon.size / SIDE
    for part in _icon_parts(icon.name, icon.colour, icon.ground):
        yield _place_part(part, icon.x, icon.y, scale)


def shapes_of(figure: Figure) -> Iterator[Part]:
    """All of a figure that is not text, icons taken apart."""
    for shape in figure.drawn:
        if isinstance(shape, Icon):
            yield from parts_of(shape)
        elif not isinstance(shape, Text):
            yield shape


def _place_part(part: Part, x: float, y: float, scale: float) -> Part:
    width = part.width * scale
    if isinstance(part, Line | Polygon):
        points = tuple((x + px * scale, y + py * scale) for px, py in part.points)
        return part.model_copy(update={"points": points, "width": width})
    changes: dict[str, float] = {"x": x + part.x * scale, "y": y + part.y * scale, "width": width}
    if isinstance(part, Circle):
        changes["r"] = part.r * scale
    else:
        changes |= {"w": part.w * scale, "h": part.h * scale, "rounded": part.rounded * scale}
    return part.model_copy(update=changes)


@cache
def _icon_parts(name: str, ink: str, ground: str) -> tuple[Part, ...]:
    return tuple(ICONS[name](ink, ground))


def arc(x: float, y: float, r: float, start: float, end: float) -> tuple[Point, ...]:
    """Points of an arc, angles in degrees, clockwise from the right."""
    steps = max(4, int(abs(end - start) / 15))
    angles = (math.radians(start + (end - start) * n / steps) for n in range(steps + 1))
    return tuple((x + r * math.cos(a), y + r * math.sin(a)) for a in angles)


def _rect(x: float, y: float, w: float, h: float, ink: str, rounded: float = 0) -> Rect:
    return Rect(x=x, y=y, w=w, h=h, fill=ink, rounded=rounded)


def _frame(x: float, y: float, w: float, h: float, ink: str, rounded: float = 0, width: float = 1.5) -> Rect:  # fmt: skip
    return Rect(x=x, y=y, w=w, h=h, line=ink, width=width, rounded=rounded)


def _disc(x: float, y: float, r: float, ink: str) -> Circle:
    return Circle(x=x, y=y, r=r, fill=ink)


def _ring(x: float, y: float, r: float, ink: str, width: float = 1.5) -> Circle:
    return Circle(x=x, y=y, r=r, line=ink, width=width)


def _line(ink: str, *points: Point, width: float = 1.6) -> Line:
    return Line(points=points, colour=ink, width=width)


def _shape(ink: str, *points: Point) -> Polygon:
    return Polygon(points=points, fill=ink)


def _draw_slash(ink: str, ground: str) -> list[Part]:
    """Struck out: off, forbidden."""
    return [
        _line(ground, (1.5, 3.5), (12.5, 14.5), width=2),
        _line(ink, (2, 1.5), (14.5, 14), width=2),
    ]


def _draw_lock(ink: str, ground: str) -> list[Part]:
    return [
        _line(ink, (4.5, 8), *arc(8, 5, 3.5, 180, 360), (11.5, 8), width=1.8),
        _rect(2.5, 7.5, 11, 8, ink, 1),
        _disc(8, 10.7, 1.3, ground),
        _rect(7.4, 11, 1.2, 2.5, ground),
    ]


def _lock_open(ink: str, ground: str) -> list[Part]:
    return [
        _line(ink, (8.5, 8), *arc(12, 5, 3.5, 180, 360), (15.5, 6.5), width=1.8),
        _rect(1, 7.5, 11, 8, ink, 1),
        _disc(6.5, 10.7, 1.3, ground),
        _rect(5.9, 11, 1.2, 2.5, ground),
    ]


def _draw_wifi(ink: str, _ground: str) -> list[Part]:
    return [
        _line(ink, *arc(8, 13, 10, 223, 317), width=1.9),
        _line(ink, *arc(8, 13, 6.2, 223, 317), width=1.9),
        _shape(ink, (8, 14.5), *arc(8, 13.5, 3.3, 220, 320)),
    ]


def _speaker_box(ink: str) -> Polygon:
    return _shape(ink, (1, 6), (4, 6), (8.5, 2.5), (8.5, 13.5), (4, 10), (1, 10))


def _draw_speaker(ink: str, _ground: str) -> list[Part]:
    return [
        _speaker_box(ink),
        _line(ink, *arc(8.5, 8, 3, -50, 50)),
        _line(ink, *arc(8.5, 8, 6, -50, 50)),
    ]


def _speaker_off(ink: str, _ground: str) -> list[Part]:
    return [
        _speaker_box(ink),
        _line(ink, (10.5, 5.5), (15, 10.5), width=1.8),
        _line(ink, (15, 5.5), (10.5, 10.5), width=1.8),
    ]


def _draw_microphone(ink: str, _ground: str) -> list[Part]:
    return [
        _rect(5.5, 1, 5, 9, ink, 2.4),
        _line(ink, *arc(8, 7.5, 4.8, 0, 180), width=1.5),
        _rect(7.3, 12, 1.4, 2.5, ink),
        _rect(4.5, 14, 7, 1.5, ink),
    ]


def _draw_film(ink: str, _ground: str) -> list[Part]:
    return [_rect(1, 4, 9.5, 8, ink, 1), _shape(ink, (11, 8), (15.5, 4), (15.5, 12))]


def _draw_photo(ink: str, ground: str) -> list[Part]:
    return [
        _rect(1, 4.5, 14, 10, ink, 1.5),
        _rect(5, 2.5, 6, 3, ink),
        _disc(8, 9.5, 3.6, ground),
        _disc(8, 9.5, 2.2, ink),
    ]


def _draw_trash(ink: str, ground: str) -> list[Part]:
    return [
        _rect(2, 3, 12, 1.8, ink),
        _rect(6, 1.2, 4, 2, ink),
        _shape(ink, (3.2, 5.8), (12.8, 5.8), (11.8, 15), (4.2, 15)),
        *(_rect(x, 7.5, 1, 5.5, ground) for x in (5.6, 7.5, 9.4)),
    ]


def _draw_gear(ink: str, ground: str) -> list[Part]:
    points: list[Point] = []
    for tooth in range(8):
        middle = 45 * tooth
        for angle, r in ((-13, 5.3), (-9, 7.5), (9, 7.5), (13, 5.3)):
            a = math.radians(middle + angle)
            points.append((8 + r * math.cos(a), 8 + r * math.sin(a)))
    return [_shape(ink, *points), _disc(8, 8, 2.4, ground)]


def _draw_house(ink: str, ground: str) -> list[Part]:
    return [
        _shape(ink, (8, 1.5), (15.5, 8.5), (0.5, 8.5)),
        _rect(3, 8, 10, 6.5, ink),
        _rect(6.7, 10, 2.6, 4.5, ground),
    ]


def _draw_envelope(ink: str, _ground: str) -> list[Part]:
    return [_frame(1, 3, 14, 10.5, ink, 1), _line(ink, (1.5, 4), (8, 9.3), (14.5, 4), width=1.5)]


def _draw_printer(ink: str, ground: str) -> list[Part]:
    return [
        _frame(4, 1, 8, 5, ink, width=1.3),
        _rect(1, 5, 14, 7, ink, 1),
        _rect(4, 9.5, 8, 5.5, ground),
        _frame(4, 9.5, 8, 5.5, ink, width=1.3),
        _disc(12.7, 7.2, 0.8, ground),
    ]


def _draw_magnifier(ink: str, _ground: str) -> list[Part]:
    return [_ring(6.5, 6.5, 5.3, ink, 1.7), _line(ink, (10.2, 10.2), (15, 15), width=2.2)]


def _draw_star(ink: str, _ground: str) -> list[Part]:
    points = []
    for n in range(10):
        r, a = (7.5, 3)[n % 2], math.radians(-90 + 36 * n)
        points.append((8 + r * math.cos(a), 8.5 + r * math.sin(a)))
    return [_shape(ink, *points)]


def _draw_heart(ink: str, _ground: str) -> list[Part]:
    return [
        _disc(4.8, 5.8, 3.8, ink),
        _disc(11.2, 5.8, 3.8, ink),
        _shape(ink, (1.6, 7.8), (8, 5), (14.4, 7.8), (8, 14.8)),
    ]


def _draw_person(ink: str, _ground: str) -> list[Part]:
    return [_disc(8, 4.6, 3.4, ink), _shape(ink, *arc(8, 15, 6.3, 180, 360))]


def _draw_people(ink: str, ground: str) -> list[Part]:
    return [
        _disc(3.6, 5.6, 2.3, ink),
        _shape(ink, *arc(3.6, 14, 4, 180, 360)),
        _disc(12.4, 5.6, 2.3, ink),
        _shape(ink, *arc(12.4, 14, 4, 180, 360)),
        _shape(ground, *arc(8, 15, 5.6, 180, 360)),
        _disc(8, 5, 3.6, ground),
        _disc(8, 5, 2.8, ink),
        _shape(ink, *arc(8, 15, 4.8, 180, 360)),
    ]


def _draw_globe(ink: str, _ground: str) -> list[Part]:
    return [
        _ring(8, 8, 7, ink, 1.4),
        _line(ink, (1, 8), (15, 8), width=1.2),
        _line(ink, (8, 1), (8, 15), width=1.2),
        _line(ink, *arc(13.2, 8, 8.6, 125, 235), width=1.2),
        _line(ink, *arc(2.8, 8, 8.6, -55, 55), width=1.2),
    ]


def _draw_bell(ink: str, _ground: str) -> list[Part]:
    return [
        _shape(ink, (2, 12.2), (4, 10), (4, 6.5), *arc(8, 6, 4, 180, 360), (12, 10), (14, 12.2)),
        _disc(8, 13.7, 1.7, ink),
        _rect(7.3, 0.8, 1.4, 2, ink),
    ]


def _draw_cloud(ink: str, _ground: str) -> list[Part]:
    return [
        _disc(4.5, 9.7, 3.5, ink),
        _disc(8.3, 7, 4.3, ink),
        _disc(12, 9.9, 3.3, ink),
        _rect(4.5, 9.5, 7.5, 3.7, ink),
    ]


def _cloud_up(ink: str, ground: str) -> list[Part]:
    return [
        *_draw_cloud(ink, ground),
        _shape(ground, (8.2, 5.5), (11, 8.8), (5.4, 8.8)),
        _rect(7.3, 8.5, 1.8, 3.6, ground),
    ]


def _draw_download(ink: str, _ground: str) -> list[Part]:
    return [
        _rect(7, 1, 2, 6, ink),
        _shape(ink, (3.5, 6.5), (12.5, 6.5), (8, 11.2)),
        _line(ink, (1.5, 10), (1.5, 14.4), (14.5, 14.4), (14.5, 10), width=1.7),
    ]


def _draw_upload(ink: str, _ground: str) -> list[Part]:
    return [
        _rect(7, 5, 2, 6, ink),
        _shape(ink, (3.5, 5.5), (12.5, 5.5), (8, 0.8)),
        _line(ink, (1.5, 10), (1.5, 14.4), (14.5, 14.4), (14.5, 10), width=1.7),
    ]


def _draw_bluetooth(ink: str, _ground: str) -> list[Part]:
    return [_line(ink, (4, 4.5), (11.5, 11), (8, 14.5), (8, 1.5), (11.5, 5), (4, 11.5), width=1.6)]


def _draw_plane(ink: str, _ground: str) -> list[Part]:
    return [
        _shape(ink, (7, 2), (8, 0.7), (9, 2), (9, 6), (15.5, 10), (15.5, 11.6), (9, 9.5), (8.8, 13), (11, 14.4), (11, 15.5), (8, 14.8), (5, 15.5), (5, 14.4), (7.2, 13), (7, 9.5), (0.5, 11.6), (0.5, 10), (7, 6)),
    ]  # fmt: skip


def _draw_sun(ink: str, _ground: str) -> list[Part]:
    rays = []
    for n in range(8):
        a = math.radians(45 * n)
        rays.append(
            _line(
                ink,
                (8 + 5.2 * math.cos(a), 8 + 5.2 * math.sin(a)),
                (8 + 7.7 * math.cos(a), 8 + 7.7 * math.sin(a)),
                width=1.5,
            )
        )
    return [_disc(8, 8, 3.8, ink), *rays]


def _draw_moon(ink: str, ground: str) -> list[Part]:
    return [_disc(7.5, 8.2, 6.5, ink), _disc(10.6, 6, 5.4, ground)]


def _draw_key(ink: str, ground: str) -> list[Part]:
    return [
        _disc(4.3, 8, 3.8, ink),
        _disc(3.6, 8, 1.4, ground),
        _rect(7, 7.1, 8.5, 1.9, ink),
        _rect(13.4, 8.5, 1.6, 3.4, ink),
        _rect(10.4, 8.5, 1.5, 2.5, ink),
    ]


def _draw_shield(ink: str, _ground: str) -> list[Part]:
    return [_shape(ink, (8, 0.8), (14.3, 3), (14, 8.5), (11.8, 12.5), (8, 15.3), (4.2, 12.5), (2, 8.5), (1.7, 3))]  # fmt: skip


def _draw_eye(ink: str, ground: str) -> list[Part]:
    return [
        _shape(ink, *arc(8, 12.3, 8.6, 210, 330), *arc(8, 3.7, 8.6, 30, 150)),
        _disc(8, 8, 3.2, ground),
        _disc(8, 8, 1.8, ink),
    ]


def _draw_share(ink: str, _ground: str) -> list[Part]:
    return [
        _line(ink, (12, 3.5), (4, 8), (12, 12.5), width=1.4),
        _disc(12.3, 3.3, 2.6, ink),
        _disc(3.7, 8, 2.6, ink),
        _disc(12.3, 12.7, 2.6, ink),
    ]


def _draw_refresh(ink: str, _ground: str) -> list[Part]:
    return [
        _line(ink, *arc(8, 8, 5.8, -20, -320), width=1.8),
        _shape(ink, (10.2, 6.4), (15.8, 6.4), (14.6, 1.2)),
    ]


def _draw_pin(ink: str, ground: str) -> list[Part]:
    return [
        _shape(ink, *arc(8, 6, 5.2, 160, 380), (8, 15.5)),
        _disc(8, 6, 2, ground),
    ]


def _draw_clock(ink: str, _ground: str) -> list[Part]:
    return [_ring(8, 8, 7, ink, 1.5), _line(ink, (8, 3.5), (8, 8.3), (11.3, 10), width=1.5)]


def _draw_warning(ink: str, ground: str) -> list[Part]:
    return [
        _shape(ink, (8, 1), (15.7, 14.7), (0.3, 14.7)),
        _rect(7.2, 5.5, 1.6, 5, ground),
        _disc(8, 12.6, 1, ground),
    ]


def _draw_monitor(ink: str, _ground: str) -> list[Part]:
    return [_frame(1, 2, 14, 9.5, ink, 0.8, 1.6), _rect(7, 11, 2, 2.5, ink), _rect(4, 13.3, 8, 1.5, ink)]  # fmt: skip


def _draw_phone(ink: str, ground: str) -> list[Part]:
    return [_rect(4, 0.8, 8, 14.4, ink, 1.3), _rect(5.2, 2.6, 5.6, 9.6, ground), _disc(8, 13.7, 0.8, ground)]  # fmt: skip


def _draw_mouse(ink: str, ground: str) -> list[Part]:
    return [_rect(4, 1.5, 8, 13, ink, 3.8), _rect(7.4, 3.3, 1.2, 3.4, ground)]


def _draw_plug(ink: str, _ground: str) -> list[Part]:
    return [
        _rect(4.6, 1, 1.6, 4.2, ink),
        _rect(9.8, 1, 1.6, 4.2, ink),
        _shape(ink, (3, 5), (13, 5), (13, 8.5), *arc(8, 8.3, 4.9, 5, 175), (3, 8.5)),
        _rect(7.2, 12.5, 1.6, 3, ink),
    ]


def _draw_paperclip(ink: str, _ground: str) -> list[Part]:
    return [
        _line(ink, (11.5, 4.5), (11.5, 11), *arc(8, 11, 3.5, 0, 180), (4.5, 4.2), *arc(6.9, 4, 2.4, 180, 360), (9.3, 10.5), *arc(8, 10.7, 1.2, 0, 180), (6.8, 5.5), width=1.2),
    ]  # fmt: skip


def _draw_arrow(ink: str, _ground: str) -> list[Part]:
    return [_rect(1, 6.8, 8.5, 2.4, ink), _shape(ink, (9, 3), (15.5, 8), (9, 13))]


def _draw_back(ink: str, _ground: str) -> list[Part]:
    return [_rect(6.5, 6.8, 8.5, 2.4, ink), _shape(ink, (7, 3), (0.5, 8), (7, 13))]


def _hand_up(ink: str, _ground: str) -> list[Part]:
    """A raised hand."""
    return [
        *(_rect(x, y, 1.9, 8, ink, 0.9) for x, y in ((3.2, 3.4), (5.4, 1.6), (7.6, 1.2), (9.8, 2.4))),
        _rect(3.2, 7, 8.5, 6, ink, 1.5),
        _shape(ink, (11, 11.6), (13.6, 7.6), (15, 8.6), (12, 13.2)),
        _rect(4.8, 11, 5.6, 4, ink, 1.5),
    ]  # fmt: skip


def _draw_bubble(ink: str, ground: str) -> list[Part]:
    return [
        _rect(1, 2, 14, 9.5, ink, 2),
        _shape(ink, (3.5, 10), (8, 10), (3.5, 15)),
        *(_disc(x, 6.8, 1, ground) for x in (4.8, 8, 11.2)),
    ]


def _draw_folder(ink: str, _ground: str) -> list[Part]:
    return [_rect(1, 3, 6, 3, ink, 0.8), _rect(1, 4.5, 14, 9.5, ink, 0.8)]


def _draw_page(ink: str, ground: str) -> list[Part]:
    return [
        _shape(ink, (3, 1), (10, 1), (13.5, 4.5), (13.5, 15), (3, 15)),
        _shape(ground, (10, 1.2), (10, 4.5), (13.3, 4.5)),
        *(_rect(5, y, 6.5, 1, ground) for y in (7, 9.3, 11.6)),
    ]


def _draw_bolt(ink: str, _ground: str) -> list[Part]:
    return [_shape(ink, (9.5, 0.8), (3, 9), (7.4, 9), (6.2, 15.2), (13, 6.5), (8.5, 6.5))]


def _battery_icon(charge: float) -> Callable[[str, str], list[Part]]:
    def drawn(ink: str, _ground: str) -> list[Part]:
        return [
            _frame(0.8, 4, 12.7, 8, ink, 1, 1.3),
            _rect(13.5, 6.3, 1.7, 3.4, ink),
            _rect(2.5, 5.7, 9.3 * charge, 4.6, ink),
        ]

    return drawn


def _crossed_out(icon: Callable[[str, str], list[Part]]) -> Callable[[str, str], list[Part]]:
    return lambda ink, ground: [*icon(ink, ground), *_draw_slash(ink, ground)]


ICONS: Mapping[str, Callable[[str, str], list[Part]]] = {
    "arrow": _draw_arrow, "back": _draw_back, "battery_full": _battery_icon(1), "battery_half": _battery_icon(0.5),
    "battery_low": _battery_icon(0.15), "bell": _draw_bell, "bell_off": _crossed_out(_draw_bell), "bluetooth": _draw_bluetooth,
    "bolt": _draw_bolt, "bubble": _draw_bubble, "clock": _draw_clock, "cloud": _draw_cloud, "cloud_off": _crossed_out(_draw_cloud),
    "cloud_up": _cloud_up, "download": _draw_download, "envelope": _draw_envelope, "eye": _draw_eye,
    "eye_off": _crossed_out(_draw_eye), "film": _draw_film, "film_off": _crossed_out(_draw_film), "folder": _draw_folder, "gear": _draw_gear,
    "globe": _draw_globe, "hand_up": _hand_up, "heart": _draw_heart, "house": _draw_house, "key": _draw_key,
    "lock": _draw_lock, "lock_open": _lock_open, "magnifier": _draw_magnifier, "microphone": _draw_microphone,
    "microphone_off": _crossed_out(_draw_microphone), "monitor": _draw_monitor, "moon": _draw_moon, "mouse": _draw_mouse,
    "page": _draw_page, "paperclip": _draw_paperclip, "people": _draw_people, "person": _draw_person, "phone": _draw_phone,
    "photo": _draw_photo, "pin": _draw_pin, "plane": _draw_plane, "plug": _draw_plug, "printer": _draw_printer,
    "refresh": _draw_refresh, "share": _draw_share, "shield": _draw_shield, "speaker": _draw_speaker,
    "speaker_off": _speaker_off, "star": _draw_star, "sun": _draw_sun, "trash": _draw_trash, "upload": _draw_upload,
    "warning": _draw_warning, "wifi": _draw_wifi, "wifi_off": _crossed_out(_draw_wifi),
}  # fmt: skip
