"""The alignment meeting: its agenda, how it is drafted, checked, timed and shared."""
