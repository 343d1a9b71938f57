"""The queue: jobs are rows of our own database, so they commit or vanish with the change that made them."""

from daybook.config import env

WORKER_JOBS = env.whole("DAYBOOK_WORKER_JOBS", default=2, least=1, meaning="Jobs the worker does at once.")
JOB_TIMEOUT = env.whole(
    "DAYBOOK_JOB_TIMEOUT", default=3600, least=60, meaning="Seconds after which the database gives up on a job."
)
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_ON_APP_READY = None
