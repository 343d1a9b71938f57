from daybook.catalogue.models.service import Service, ServiceCategory, ServiceStaff

__all__ = ["Service", "ServiceCategory", "ServiceStaff"]
