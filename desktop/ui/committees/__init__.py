"""The place of committees: their list, the page that seats people and previews the paper, and import."""
