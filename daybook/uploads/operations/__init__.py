from daybook.uploads.operations.check import accept_names, begin_check, stage_rows
from daybook.uploads.operations.end import discard_upload, fail_upload, tidy_uploads
from daybook.uploads.operations.match import match_columns
from daybook.uploads.operations.receive import receive_cells, receive_file, receive_file_here
from daybook.uploads.operations.take_back import begin_taking_back, take_back_rows
from daybook.uploads.operations.withdraw import withdraw_bytes
from daybook.uploads.operations.write import Written, begin_writing, refuse_next_row, write_rows

__all__ = [
    "Written",
    "accept_names",
    "begin_check",
    "begin_taking_back",
    "begin_writing",
    "discard_upload",
    "fail_upload",
    "match_columns",
    "receive_cells",
    "receive_file",
    "receive_file_here",
    "refuse_next_row",
    "stage_rows",
    "take_back_rows",
    "tidy_uploads",
    "withdraw_bytes",
    "write_rows",
]
