"""Reads written PDFs in the tests: which words each marked sequence shows, and what the structure tree says."""

from io import BytesIO

import pikepdf


def opened(pdf):
    return pikepdf.open(BytesIO(pdf))


def texts_of(font):
    """Read the text of each code from a font's ToUnicode."""
    found, inside = {}, False
    for line in font.ToUnicode.read_bytes().decode("ascii").splitlines():
        if line.endswith("beginbfchar"):
            inside = True
        elif line == "endbfchar":
            inside = False
        elif inside:
            code, text = (bytes.fromhex(part.strip("<>")) for part in line.split())
            assert code not in found
            found[code] = text.decode("utf-16-be")
    return found


def codes(shown):
    return [shown[at : at + 2] for at in range(0, len(shown), 2)]


def sequences(page):
    """List the marked sequences of a page: (tag, MCID or None, what is shown in it, operators in it)."""
    fonts = {name: texts_of(font) for name, font in page.Resources.Font.items()}
    found, known, current = [], {}, None
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            assert current is None, "one marked sequence in another"
            mcid = int(operands[1].MCID) if name == "BDC" else None
            current = [str(operands[0]), mcid, "", []]
            found.append(current)
        elif name == "EMC":
            current = None
        else:
            if name == "Tf":
                known = fonts[str(operands[0])]
            if name == "Tj":
                assert current is not None, "text that is neither told nor an artifact"
                current[2] += "".join(known[code] for code in codes(bytes(operands[0])))
            if name in ("S", "f", "Do"):
                assert current is not None, f"{name} that is neither told nor an artifact"
            if current:
                current[3].append(name)
    assert current is None
    return found


def told(document):
    """Walk the structure tree in its order: (depth, role, words) of each part."""
    root = document.Root.StructTreeRoot
    shown = {}
    for page in document.pages:
        for _tag, mcid, words, _operators in sequences(page):
            if mcid is not None:
                assert (page.obj.objgen, mcid) not in shown
                shown[page.obj.objgen, mcid] = words
    parents = {}
    numbers = list(root.ParentTree.Nums)
    for number, listed in zip(numbers[::2], numbers[1::2], strict=True):
        page = next(page for page in document.pages if page.StructParents == number)
        for mcid, part in enumerate(listed):
            parents[page.obj.objgen, mcid] = part.objgen
    assert set(parents) == set(shown)
    told, seen = [], []

    def walk(part, depth, parent):
        assert part.P.objgen == parent.objgen
        words, after = "", []
        for kid in part.K:
            if isinstance(kid, int):
                place = (part.Pg.objgen, kid)
            elif kid.get("/Type") == "/MCR":
                place = (kid.Pg.objgen, int(kid.MCID))
            else:
                after.append(kid)
                continue
            assert parents[place] == part.objgen
            seen.append(place)
            words += shown[place]
        told.append((depth, str(part.S)[1:], words))
        for kid in after:
            walk(kid, depth + 1, part)

    walk(root.K, 0, root)
    assert sorted(seen) == sorted(shown)
    return told
