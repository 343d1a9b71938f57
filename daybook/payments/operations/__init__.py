from daybook.payments.operations.add_payment import add_payment
from daybook.payments.operations.pay_visit import pay_visit
from daybook.payments.operations.record_payments import record_payments
from daybook.payments.operations.refund_payment import refund_payment

__all__ = ["add_payment", "pay_visit", "record_payments", "refund_payment"]
