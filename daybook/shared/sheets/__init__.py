"""Tables out of files that strangers made; nothing here may import Django, for the reading child's sake."""
