"""`python -m daybook` and the command `daybook`."""

import sys

from daybook.config.env import BadSetting


def main() -> int:
    """Run one verb; settings that cannot be understood are told, all of them, before anything is done."""
    try:
        from daybook.cli.main import main as run  # start-up: reads the first settings, which may be wrong
    except BadSetting:
        from daybook.config.faults import wrong_settings  # start-up: only where something is wrong

        sys.stderr.writelines(f"{sentence}\n" for sentence in wrong_settings())
        return 1
    return run()


if __name__ == "__main__":
    sys.exit(main())
