from daybook.cards.operations.delete import delete_client
from daybook.cards.operations.erase import Erased, erase_client
from daybook.cards.operations.merge import Merged, merge_clients
from daybook.cards.operations.two_people import say_two_people, take_back_two_people

__all__ = [
    "Erased",
    "Merged",
    "delete_client",
    "erase_client",
    "merge_clients",
    "say_two_people",
    "take_back_two_people",
]
