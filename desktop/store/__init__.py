"""Where it is kept: all that knows SQLAlchemy and the encrypted file."""
