"""Terms of trade: the shipped glossary, the organisation's own words, and finding them in text."""
