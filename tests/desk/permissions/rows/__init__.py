"""The rows of the permission matrix, one module per feature."""
