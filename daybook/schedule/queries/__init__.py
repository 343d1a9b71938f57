from daybook.schedule.queries.hours import DayHours, hours_of, moments_on, spans_of

__all__ = ["DayHours", "hours_of", "moments_on", "spans_of"]
