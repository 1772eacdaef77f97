"""Word copies: contents in, the bytes of an editable .docx out; the same contents always give the same bytes."""
