"""The secret address itself: asked by calendars, without a session."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from daybook.feeds.operations import note_fetched
from daybook.feeds.queries.read import OpenFeed, bookings_of, feed_behind, leads_to_visits
from daybook.feeds.sheets.ical import Frame, tag_of, written
from daybook.feeds.views import pace
from daybook.shared.desk import client_address
from daybook.shared.request_id import current_request_id

MOST_READS = 60
"""Of one address in ten minutes: several devices that ask every quarter of an hour stay far below."""
MOST_MISSES = 300
"""Of secrets of nothing from one place in ten minutes: large calendar services ask from few places for many people."""
PLAIN = "text/plain; charset=utf-8"


@require_safe
@gzip_page
def feed(request: HttpRequest, secret: str) -> HttpResponseBase:
    """The staff member's bookings as a calendar; 304 where the asker has them already."""
    here = client_address(request)
    if pace.counted(f"miss:{here}") >= MOST_MISSES:
        return _slower()
    found = feed_behind(secret, address=here, request_id=current_request_id.get())
    if found is None:
        pace.count(f"miss:{here}")
        return HttpResponse(_("There is no calendar here."), status=404, content_type=PLAIN)
    if pace.count(f"read:{found.feed.pk}") > MOST_READS:
        return _slower()
    note_fetched(found.feed.pk, actor=found.actor)
    with translation.override(found.language or settings.LANGUAGE_CODE):
        return _answer(request, found)


def _answer(request: HttpRequest, found: OpenFeed) -> HttpResponseBase:
    frame, bookings = _frame(found), bookings_of(found, now=timezone.now())
    etag = quote_etag(tag_of(frame, bookings))
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(written(frame, bookings), content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="daybook.ics"'
    response["ETag"] = etag
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _frame(found: OpenFeed) -> Frame:
    days = reverse("calendar:calendar", kwargs={"location_id": found.actor.location_id})
    return Frame(
        name=f"{found.feed.staff.name} · {found.place}",
        place=found.place,
        zone=found.actor.zone.key,
        language=translation.get_language() or "",
        visit_url=f"{settings.SITE_URL}{days}?visit=" if leads_to_visits(found) else "",
    )


def _slower() -> HttpResponse:
    response = HttpResponse(_("Asked too often. Ask again in some minutes."), status=429, content_type=PLAIN)
    response["Retry-After"] = str(pace.WINDOW)
    return response
