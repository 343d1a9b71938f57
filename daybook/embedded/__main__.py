"""`python -m daybook.embedded pg_dump …` runs that program of the PostgreSQL that the embedded database uses.

A pg_dump or psql that happens to be on the machine is often older than the server, and is then refused by it.
"""

import os
import sys

from daybook.embedded.binaries import find_binaries
from daybook.embedded.errors import EmbeddedDatabaseError


def main() -> None:
    """Become the program that the first argument names."""
    if len(sys.argv) < 2:
        sys.exit("Name one of PostgreSQL's programs, as in: python -m daybook.embedded psql ADDRESS")
    try:
        program = find_binaries().program(sys.argv[1])
    except EmbeddedDatabaseError as error:
        sys.exit(str(error))
    if "/" in sys.argv[1] or not os.access(program, os.X_OK):
        sys.exit(f"There is no program {sys.argv[1]} beside {program}.")
    os.execv(program, [program, *sys.argv[2:]])  # noqa: S606  own-input: the operator names the program


if __name__ == "__main__":
    main()
