from daybook.clients.operations.create_client import create_client, find_or_create_client
from daybook.clients.operations.edit_client import edit_client
from daybook.clients.operations.retire_client import retire_client

__all__ = ["create_client", "edit_client", "find_or_create_client", "retire_client"]
