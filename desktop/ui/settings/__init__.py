"""The place of settings: the office, its signers, registers, rules and wordings, this machine, the passphrase."""
