"""Lists of every section: declared once, shown by one page, written by one file."""
