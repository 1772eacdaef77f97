"""What is right on paper: values, checks, terms, quorums, deadlines. Plain values in, plain values out."""
