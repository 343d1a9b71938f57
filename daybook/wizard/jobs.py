"""What is done with a file after the person has gone on: checked, written, taken back."""

from __future__ import annotations

from daybook.shared.jobs import job
from daybook.uploads.sheets.errands import Errand, give_up, run_check, run_taking_back, run_writing, tidy_everywhere
from daybook.wizard.sheets.sections import ENGINES


@job("wizard.check_upload", deaths=20, given_up="wizard.give_up_upload")
def check_upload(*, upload_id: int, location_id: int, user_id: int) -> None:
    """Give every row of a file its verdict; run again, it begins anew."""
    run_check(Errand(upload_id, location_id, user_id), ENGINES)


@job("wizard.write_upload", deaths=1_000, given_up="wizard.give_up_upload")
def write_upload(*, upload_id: int, location_id: int, user_id: int) -> None:
    """Write the good rows of a checked file; run again, it goes on where it was."""
    run_writing(Errand(upload_id, location_id, user_id), ENGINES)


@job("wizard.take_back_upload", deaths=1_000, given_up="wizard.give_up_upload")
def take_back_upload(*, upload_id: int, location_id: int, user_id: int) -> None:
    """Take an upload back; run again, it goes on where it was."""
    run_taking_back(Errand(upload_id, location_id, user_id), ENGINES)


@job("wizard.give_up_upload")
def give_up_upload(*, upload_id: int, location_id: int, user_id: int) -> None:
    """Tell the person that the work on their file was tried as often as makes sense."""
    give_up(Errand(upload_id, location_id, user_id))


@job("wizard.tidy_uploads", cron="25 * * * *")
def tidy_uploads(*, timestamp: int) -> None:
    """Each hour: forget files that nobody went on with, and take up work that stands still."""
    tidy_everywhere()
