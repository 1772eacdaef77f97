"""Summaries of a tambon: what its groups add up to, the map of people and groups, who supports whom."""
