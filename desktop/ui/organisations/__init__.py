"""The place of groups and organisations."""
