"""Thai text: dates, digits, words for numbers, order, line breaks, names and national ids. Text in, text out."""
