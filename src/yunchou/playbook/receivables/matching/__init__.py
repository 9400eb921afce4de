"""Match the lines of a bank statement with what customers owe: certain, proposed with reasons, or neither (P83)."""
