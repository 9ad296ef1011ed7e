"""Learning together from the words people met: a sharing session, a programme, a handout."""
