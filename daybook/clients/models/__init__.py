from daybook.clients.models.category import ClientCategory
from daybook.clients.models.client import Client, ClientQuerySet
from daybook.clients.models.log import ClientErasure, ClientMerge
from daybook.clients.models.two_people import TwoPeople

__all__ = ["Client", "ClientCategory", "ClientErasure", "ClientMerge", "ClientQuerySet", "TwoPeople"]
