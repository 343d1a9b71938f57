"""Where made and brought files lie: in the data folder, or in a store that speaks S3; reached through us alone."""

from __future__ import annotations

from typing import Any

from daybook.config import env
from daybook.config.parts.paths import DATA_DIR

S3_BUCKET = env.text(
    "DAYBOOK_S3_BUCKET", meaning="Bucket of a store that speaks S3. Empty: files lie in the data folder."
)
S3_ENDPOINT = env.text("DAYBOOK_S3_ENDPOINT", meaning="Address of the store. Empty: Amazon's own for the region.")
S3_REGION = env.text("DAYBOOK_S3_REGION", meaning="Region of the bucket.")
S3_KEY = env.text(
    "DAYBOOK_S3_KEY", meaning="Name to sign in to the store with. Empty: what the machine itself is given."
)
S3_SECRET = env.text("DAYBOOK_S3_SECRET", meaning="Password that goes with DAYBOOK_S3_KEY.")
IN_MEMORY = 8 * 1024 * 1024
"""Of a file that is fetched from the store; what is larger lies on the disk meanwhile."""


def storage() -> dict[str, Any]:
    """Django's description of the place. Nothing in it is ever overwritten, and it gives no public addresses."""
    if S3_BUCKET:
        return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": _in_the_bucket()}
    options = {"location": DATA_DIR / "files", "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}


def _in_the_bucket() -> dict[str, Any]:
    from botocore.config import Config  # start-up: heavy, and of use only where there is a bucket

    return {
        "bucket_name": S3_BUCKET,
        "endpoint_url": S3_ENDPOINT or None,
        "region_name": S3_REGION or None,
        "access_key": S3_KEY or None,
        "secret_key": S3_SECRET or None,
        "default_acl": None,
        "file_overwrite": False,
        "max_memory_size": IN_MEMORY,
        "client_config": Config(
            connect_timeout=10,
            read_timeout=60,
            # Stores other than Amazon's need not know its newer checksums, nor have a host name for each bucket.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            s3={"addressing_style": "path" if S3_ENDPOINT else "auto"},
        ),
    }


FILES = storage()
