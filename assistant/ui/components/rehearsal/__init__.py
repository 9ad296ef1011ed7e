"""The rehearsal's page: setting up, talking, and what it showed."""
