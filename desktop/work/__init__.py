"""What an officer can do: one function for each action or question. The only writers."""
