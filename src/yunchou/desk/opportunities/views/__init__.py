"""Pages of deals: the pipeline as table and board, one deal's own pages, creating, standings, team."""
