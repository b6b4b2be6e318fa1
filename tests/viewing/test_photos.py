"""Photographs: drawn, and what the camera wrote as a table; damaged ones are told."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from PIL import Image

from pixsim.making.make import make
from pixsim.making.pictures import Exif, Picture
from pixsim.viewing.kinds import details_of, view_file
from pixsim.viewing.views import FieldsView, ImageView, NotShown

EXIF = Exif(
    maker="Lumo", model="L3", taken=datetime(2026, 3, 2, 9, 15), artist="Chloé",
    exposure=(1, 250), sensitivity=400, orientation=6, latitude=48.8584, longitude=-2.2945,
    altitude=35,
)  # fmt: skip


@pytest.mark.parametrize("suffix", ["jpg", "gif", "bmp", "tiff", "webp"])
def test_an_image_is_drawn_whatever_its_format(suffix: str) -> None:
    content = BytesIO()
    Image.new("RGB", (40, 30), "#ff0000").save(content, "JPEG" if suffix == "jpg" else suffix)
    view = view_file(f"x.{suffix}", content.getvalue())
    assert isinstance(view, ImageView)
    assert (view.width, view.height) == (40, 30)
    assert view.pixels[0] > 240
    assert view.pixels[1] < 15


def test_what_the_camera_wrote_is_a_table() -> None:
    content = make("plage.jpg", Picture(180, 120, (), "#2A2A38", exif=EXIF))
    found = details_of("plage.jpg", content)
    assert isinstance(found, FieldsView)
    said = {name: value.replace("\u00a0", " ") for name, value in found.fields}
    assert said["Dimensions"] == "180 × 120 pixels"
    assert (said["Appareil"], said["Auteur"]) == ("L3", "Chloé")
    assert said["Prise le"] == "02/03/2026 09:15:00"
    assert (said["Temps de pose"], said["Sensibilité"]) == ("1/250 s", "ISO 400")
    assert said["Orientation"] == "à tourner à droite"
    assert said["Latitude"].startswith("48° 51' 30,24\" N")
    assert said["Longitude"].endswith("(−2,29450)") or said["Longitude"].endswith("(-2,29450)")
    assert said["Altitude"].startswith("35")


def test_a_large_one_is_drawn_smaller_and_says_its_own_size() -> None:
    content = BytesIO()
    Image.new("L", (4000, 3000)).save(content, "JPEG")
    view = view_file("x.jpg", content.getvalue())
    assert isinstance(view, ImageView)
    assert (view.width, view.height) == (4000, 3000)
    assert max(view.columns, view.rows) <= 1200


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0", b"GIF89a", b"a" * 100])
@pytest.mark.parametrize("suffix", ["jpg", "gif", "webp"])
def test_a_damaged_one_is_told(suffix: str, content: bytes) -> None:
    for found in (view_file(f"x.{suffix}", content), details_of(f"x.{suffix}", content)):
        assert isinstance(found, NotShown)
        assert "abîmé" in found.sentence
