from daybook.cards.operations.delete import delete_client
from daybook.cards.operations.erase import Erased, erase_client
from daybook.cards.operations.merge import Merged, merge_clients

__all__ = ["Erased", "Merged", "delete_client", "erase_client", "merge_clients"]
