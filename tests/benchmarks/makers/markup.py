"""An announcement as HTML, for the peers that take it: few tags, the looks left to each one's own style."""

from html import escape

from desktop.documents.contents.blocks import DateLine, Divider, Heading, Paragraph, Signature, Table


def html(contents):
    """Write the body of a paper, every block as the element that is nearest to it."""
    return "\n".join(element(block) for block in contents.blocks)


def element(block):
    match block:
        case Heading(lines=lines):
            return f'<p class="heading" align="center"><b>{broken(lines)}</b></p>'
        case Divider():
            return '<hr width="25%" size="1">'
        case Paragraph(text=text):
            return f'<p class="running" align="justify">{escape(text)}</p>'
        case Table(columns=columns, rows=rows):
            share = sum(column.width for column in columns) / 100
            head = "".join(f'<th width="{c.width / share:.1f}%">{escape(c.title)}</th>' for c in columns)
            body = "".join(row(cells) for cells in rows)
            return (
                '<table width="100%" border="1" cellspacing="0" cellpadding="2">'
                f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
            )
        case DateLine(text=text):
            return f'<p class="date">{escape(text)}</p>'
        case Signature(name=name, lines=lines):
            return f'<p class="signature" align="center">{broken((name, *lines))}</p>'
    raise AssertionError(f"no element for {block}")


def row(cells):
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def broken(lines):
    return "<br>".join(map(escape, lines))
