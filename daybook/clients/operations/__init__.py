from daybook.clients.operations.categories import create_client_category, edit_client_category
from daybook.clients.operations.create_client import create_client, find_or_create_client
from daybook.clients.operations.edit_client import edit_client
from daybook.clients.operations.retire_client import retire_client, return_client

__all__ = [
    "create_client",
    "create_client_category",
    "edit_client",
    "edit_client_category",
    "find_or_create_client",
    "retire_client",
    "return_client",
]
