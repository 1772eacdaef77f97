"""Parts that every page is made of: fields, lists, forms, messages; no rules and no data of their own."""
