"""The pages of conduct: on a deal, for compliance, and for oneself."""
