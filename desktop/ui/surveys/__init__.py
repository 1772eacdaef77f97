"""The window's yearly survey: rounds with how far they are, the sheet of one organisation, its years side by side."""
