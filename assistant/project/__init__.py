"""What the person knows: departments, people, contested issues, facts, the meeting, private notes."""
