"""Files that people asked for."""

from daybook.config import env

LINK_DAYS = env.whole(
    "DAYBOOK_LINK_DAYS",
    default=7,
    least=1,
    meaning="Days for which a file that somebody asked for can be fetched; then it is removed.",
)
