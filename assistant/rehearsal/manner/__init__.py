"""How counterparts deal with people: level, style, mood, what they tell and answer."""
