from daybook.catalogue.operations.create import create_service, create_service_category, give_service
from daybook.catalogue.operations.edit import edit_service, edit_service_category, set_services_of_staff
from daybook.catalogue.operations.retire import (
    delete_service,
    delete_service_category,
    retire_service,
    retire_service_category,
    return_service,
    return_service_category,
)
from daybook.catalogue.wishes import ServiceWish

__all__ = [
    "ServiceWish",
    "create_service",
    "create_service_category",
    "delete_service",
    "delete_service_category",
    "edit_service",
    "edit_service_category",
    "give_service",
    "retire_service",
    "retire_service_category",
    "return_service",
    "return_service_category",
    "set_services_of_staff",
]
