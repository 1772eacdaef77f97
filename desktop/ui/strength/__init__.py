"""The window's pages of how strong groups and villages are."""
