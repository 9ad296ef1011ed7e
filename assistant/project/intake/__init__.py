"""From files and pasted text to a proposed project, every field with the sentence it came from."""
