from io import BytesIO

import pytest
from PIL import Image

from desktop.documents.pdf.emblem import read


def saved(picture, kind, **more):
    file = BytesIO()
    picture.save(file, kind, **more)
    return file.getvalue()


def test_a_photograph_stays_one_and_stands_upright():
    turned = Image.Exif()
    turned[0x0112] = 6  # taken with the camera on its side
    taken = Image.effect_noise((400, 300), 60).convert("RGB")
    image = read(saved(taken, "JPEG", exif=turned))
    assert (image.width, image.height) == (300, 400)
    assert (image.packing, image.space, image.cover) == ("DCTDecode", "DeviceRGB", b"")
    with Image.open(BytesIO(image.colours)) as packed:
        assert packed.size == (300, 400)


def test_a_drawing_without_colour_is_grey_and_covers_all_it_can():
    image = read(saved(Image.new("RGB", (20, 30), (90, 90, 90)), "PNG"))
    assert (image.packing, image.space, image.cover) == ("FlateDecode", "DeviceGray", b"")


def test_a_see_through_drawing_says_how_much_it_covers():
    image = read(saved(Image.new("RGBA", (20, 30), (200, 0, 0, 128)), "PNG"))
    assert image.space == "DeviceRGB"
    assert image.cover


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_large_picture_is_made_smaller_to_the_height_asked_for(kind):
    data = saved(Image.new("RGB", (2000, 1000), (1, 2, 3)), kind)
    assert (read(data).width, read(data).height) == (1440, 720)
    assert read(data, 360).height == 360
    assert read(data) is read(data)
