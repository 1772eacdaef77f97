"""The frame around the pages: look, icons, navigation, search, settings, lock."""
