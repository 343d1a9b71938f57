from daybook.clients.models.client import Client, ClientQuerySet

__all__ = ["Client", "ClientQuerySet"]
