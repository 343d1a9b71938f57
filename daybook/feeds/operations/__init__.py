from daybook.feeds.operations.make_feed import make_feed
from daybook.feeds.operations.note_fetched import note_fetched
from daybook.feeds.operations.revoke_feed import revoke_feed

__all__ = ["make_feed", "note_fetched", "revoke_feed"]
