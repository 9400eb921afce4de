"""The pages of customers. Each fetches, parses, makes one call, answers."""
