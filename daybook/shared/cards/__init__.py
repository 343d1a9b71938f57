"""The card of a row: its form, what else can be done with it, and the way back to its place in the list."""
