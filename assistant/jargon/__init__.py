"""Jargon in words the listener can decide on."""
