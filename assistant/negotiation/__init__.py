"""The arithmetic of negotiations, shared by trade-offs and rehearsal: exact, deterministic, numpy only.

A package chooses one option per issue; preferences are additive. See Raiffa, *The Art and Science of
Negotiation* (1982) for the vocabulary.
"""
