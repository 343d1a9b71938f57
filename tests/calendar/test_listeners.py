"""What somebody hears who looks at the calendar: when and of which visits, as far as they may know."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from daybook.calendar.rules.news import BoardListener

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def a_listener(**more):
    return BoardListener(1, ZoneInfo("Europe/Lisbon"), **({"staff_ids": None, "since": None} | more))


def news(*, staff=(5,), visits=(7,), hours=0):
    since = int((TEN + hours * HOUR).timestamp())
    return {"location": 1, "staff": list(staff), "since": since, "until": since + 3600, "visits": list(visits)}


def test_several_news_are_one_event_with_the_days_of_the_locations_clocks():
    listener = a_listener()

    listener.hear(news(visits=[7]))
    listener.hear(news(visits=[8], hours=14))

    assert listener.say() == 'event: changed\ndata: {"first": "2026-03-02", "last": "2026-03-03", "visits": [7, 8]}\n\n'
    assert listener.say() == ""


def test_who_sees_one_staff_member_hears_nothing_of_others():
    listener = a_listener(staff_ids=[5])

    listener.hear(news(staff=[6]))
    nothing = listener.say()
    listener.hear(news(staff=[5, 6], visits=[7, 8]))
    both = listener.say()
    listener.hear(news(staff=[5]))
    theirs = listener.say()

    assert (nothing, both) == ("", "event: changed\ndata: {}\n\n")
    assert '"visits": [7]' in theirs


def test_who_may_not_look_back_hears_nothing_of_days_gone_by():
    listener = a_listener(since=TEN + 24 * HOUR)

    listener.hear(news())

    assert listener.say() == ""


def test_where_something_may_have_been_missed_everybody_looks():
    listener = a_listener(staff_ids=[5], since=TEN)

    listener.hear(None)

    assert listener.say() == "event: changed\ndata: {}\n\n"
