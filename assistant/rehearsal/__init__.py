"""Rehearsing a negotiation: a strategy decides, a voice speaks, a coach advises, arithmetic scores."""
