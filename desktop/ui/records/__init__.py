"""The list and the page of any topic whose records are one form: pages of topics say how theirs differ."""
