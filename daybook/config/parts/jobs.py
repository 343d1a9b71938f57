"""The queue: jobs are rows of our own database, so they commit or vanish with the change that made them."""

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_ON_APP_READY = None
