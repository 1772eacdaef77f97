"""Typesetting: contents in, the bytes of a PDF out; the same contents always give the same bytes."""
