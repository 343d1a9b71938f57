"""Money taken or given back, as typed."""

from __future__ import annotations

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from daybook.calendar.forms.line import MONEY
from daybook.payments.choices import PaymentMethod
from daybook.shared.amounts import AmountField

AT_THE_DESK = [PaymentMethod.CASH, PaymentMethod.CARD]


class PaymentForm(forms.Form):
    """An amount, how it goes, and the key that makes a second click do nothing."""

    amount = AmountField(error_messages={"required": _("Enter the amount."), **MONEY})
    method = forms.TypedChoiceField(
        choices=[(method.value, method.label) for method in AT_THE_DESK],
        coerce=PaymentMethod,
        error_messages={"required": _("Choose cash or card."), "invalid_choice": _("Choose cash or card.")},
    )
    form_key = forms.UUIDField()

    def clean_amount(self) -> Decimal:
        """Above zero."""
        amount: Decimal = self.cleaned_data["amount"]
        if amount <= 0:
            raise forms.ValidationError(_("Enter an amount above zero."))
        return amount
