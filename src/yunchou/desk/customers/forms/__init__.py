"""Parse what people send about customers; nothing is saved here."""
