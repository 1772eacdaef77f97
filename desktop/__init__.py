"""Tambon Desk: the records and official papers of tambon coordination centres, kept on the officer's own machine."""
