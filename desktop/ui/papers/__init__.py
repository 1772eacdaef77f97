"""The place of official papers: their register, a paper with its story, issuing, cancelling and printing."""
