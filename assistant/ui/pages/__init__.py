"""Page files: each draws one page of the navigation."""
