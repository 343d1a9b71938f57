from daybook.schedule.queries.hours import DayHours, WorkingHours, hours_of, spans_of

__all__ = ["DayHours", "WorkingHours", "hours_of", "spans_of"]
