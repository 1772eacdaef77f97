"""The place of people."""
