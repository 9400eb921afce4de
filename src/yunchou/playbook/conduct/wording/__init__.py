"""What no note about a person may say, and how it is told from lawful business words (P76, P96)."""
