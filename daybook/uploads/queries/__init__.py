from daybook.uploads.queries.people import person_behind
from daybook.uploads.queries.rows import Filter, Suggestion, rows_of, suggestions, suggestions_told, told_rows
from daybook.uploads.queries.uploads import of_the_same_bytes, unfinished, upload_of, uploads_of
from daybook.uploads.queries.ways import way_to_upload

__all__ = [
    "Filter",
    "Suggestion",
    "of_the_same_bytes",
    "person_behind",
    "rows_of",
    "suggestions",
    "suggestions_told",
    "told_rows",
    "unfinished",
    "upload_of",
    "uploads_of",
    "way_to_upload",
]
