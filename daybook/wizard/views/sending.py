"""What may be sent to the wizard at most, asked before any of it is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from daybook.shared.sheets.errors import sheet_error
from daybook.shared.sheets.limits import MEGABYTE, Limits
from daybook.wizard.views.ground import WizardRequest

P = ParamSpec("P")
View = Callable[Concatenate[WizardRequest, P], HttpResponse]
BESIDE_THE_FILE = MEGABYTE
"""Bytes of a form that are not its file: the other fields, and what stands between them."""


def too_large() -> str:
    """The sentence for a file above the limit."""
    return str(sheet_error("too_large", {"megabytes": Limits().file_bytes // MEGABYTE}))


def bounded(refusing: Callable[[WizardRequest, str], HttpResponse]) -> Callable[[View[P]], View[P]]:
    """Decorator: a form that is larger than any file may be is answered by `refusing`, and not read.

    Django reads a form to find its token before a view is asked. So the token is looked for only after the size.
    """

    def decorate(view: View[P]) -> View[P]:
        protected = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def guarded(request: WizardRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if int(request.META.get("CONTENT_LENGTH") or 0) > Limits().file_bytes + BESIDE_THE_FILE:
                return refusing(request, too_large())
            try:
                return protected(request, *args, **kwargs)
            except RequestDataTooBig:
                return refusing(request, _("These are too many cells to paste. Save them as a file and upload that."))

        return guarded

    return decorate
