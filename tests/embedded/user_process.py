"""A process that uses the database until its input closes, as `daybook web` or `daybook worker` would.

Called as: user_process.py DATA_DIR OPTIONS. It answers with one line of JSON, and speaks of errors the same way.
"""

import json
import sys
from pathlib import Path

from daybook.embedded import EmbeddedDatabaseError, ServerOptions, running_database


def main() -> None:
    """Say the address, wait, let go."""
    options = ServerOptions.from_plain(json.loads(sys.argv[2]))
    try:
        with running_database(Path(sys.argv[1]), options) as database:
            answer({"url": database.url("owner"), "was_running": database.was_running})
            sys.stdin.read()
    except EmbeddedDatabaseError as error:
        answer({"error": str(error)})


def answer(words: dict[str, object]) -> None:
    """One line to whoever started us."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
