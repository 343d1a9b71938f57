from daybook.catalogue.operations.create import ServiceWish, create_service, create_service_category, give_service
from daybook.catalogue.operations.retire import retire_service, retire_service_category

__all__ = [
    "ServiceWish",
    "create_service",
    "create_service_category",
    "give_service",
    "retire_service",
    "retire_service_category",
]
