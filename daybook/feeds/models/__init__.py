from daybook.feeds.models.calendar_feed import CalendarFeed

__all__ = ["CalendarFeed"]
