"""The method: facts in, advice with reasons out. Standard library only; no clock, no database, no user."""
