"""What each paper says: finished words in frozen dataclasses, and the templates they are made from."""
