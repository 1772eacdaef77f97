"""The place of coordination centres and their villages."""
