"""The language of the screen: Thai is the source of every string, other languages come from `i18n/*.po`.

Standard library only and nothing is read while the language is Thai, so any module may import it.
"""

from __future__ import annotations

import gettext as _gettext
from string import Formatter

from desktop import paths

LANGUAGES = ("th", "en")
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "th"


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a string for the catalogues; it is translated where it is shown."""
    return text


def _(text: str) -> str:
    """Give a string in the language of the screen; one whose placeholders differ stays Thai."""
    if not text:
        return text
    translated = _catalogue.gettext(text)
    return translated if translated is text or placeholders(translated) == placeholders(text) else text


def ngettext(one: str, many: str, number: int) -> str:
    """Give the form of a string that goes with a number."""
    return _catalogue.ngettext(one, many, number)


def placeholders(text: str) -> set[str]:
    """List the {names} that a string has places for.

    >>> sorted(placeholders("{count} of {total}"))
    ['count', 'total']
    """
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def set_language(language: str) -> None:
    """Show the program in "th" or "en" from here on; falls back to Thai where no catalogue was built."""
    global _catalogue, _language
    _language = language if language in LANGUAGES else "th"
    _catalogue = _gettext.NullTranslations()
    if _language != "th":
        _catalogue = _gettext.translation("desktop", paths.catalogues(), [_language], fallback=True)


def language() -> str:
    """Name the language of the screen."""
    return _language
