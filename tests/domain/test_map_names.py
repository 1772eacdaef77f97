from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.map_names import MOST_LINES, name


def test_names_are_kept_whole_between_spaces():
    assert name("นางสาวกัลยาณี ศรีสมบูรณ์ทรัพย์", 9.5).lines == ("นางสาวกัลยาณี", "ศรีสมบูรณ์ทรัพย์")
    broken = name("กลุ่มออมทรัพย์บ้านหนองบัว", 9.5, kept=("บ้านหนองบัว",))
    assert any("บ้านหนองบัว" in line for line in broken.lines)


@given(st.text("กขคงเแำิี่ฌM .", max_size=120), st.floats(4, 14))
@settings(deadline=None)
def test_a_name_of_any_length_fits_and_is_never_cut(text, width):
    made = name(text, width)
    assert len(made.lines) <= MOST_LINES
    assert made.width <= width + 1e-3
    assert "".join("".join(made.lines).split()) == "".join(text.split())
