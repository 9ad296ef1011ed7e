"""Jargon translation: a text given, read by other departments, its words kept and learned."""
