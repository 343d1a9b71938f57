"""`python -m daybook` and the command `daybook`."""

import sys

from daybook.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
