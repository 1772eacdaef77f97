"""The place of mediation: cases, mediators, training, outreach and their statistics."""
