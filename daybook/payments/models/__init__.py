from daybook.payments.models.payment import Payment

__all__ = ["Payment"]
