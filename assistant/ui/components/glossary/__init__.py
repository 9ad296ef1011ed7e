"""The glossary: terms looked up, kept in the organisation's own words, taken in and out as files."""
