from daybook.datalog.operations.ask import ask_for_download
from daybook.datalog.operations.begin import begin_file
from daybook.datalog.operations.end import fail_file, keep_file
from daybook.datalog.operations.expire import expire_file
from daybook.datalog.operations.fetch import fetch_file
from daybook.datalog.operations.take import log_taken_file
from daybook.datalog.operations.withdraw import withdraw_files

__all__ = [
    "ask_for_download",
    "begin_file",
    "expire_file",
    "fail_file",
    "fetch_file",
    "keep_file",
    "log_taken_file",
    "withdraw_files",
]
