"""Letters received and reserved numbers, in the place of papers."""
