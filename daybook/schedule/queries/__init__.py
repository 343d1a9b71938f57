from daybook.schedule.queries.board import Board, board_of, member_to_plan, staff_to_plan
from daybook.schedule.queries.holidays import holidays_from
from daybook.schedule.queries.hours import DayHours, WorkingHours, hours_of, spans_of
from daybook.schedule.queries.weeks import NO_WEEK, Week, stamp_of_weeks, week_on, weeks_of

__all__ = [
    "NO_WEEK",
    "Board",
    "DayHours",
    "Week",
    "WorkingHours",
    "board_of",
    "holidays_from",
    "hours_of",
    "member_to_plan",
    "spans_of",
    "staff_to_plan",
    "stamp_of_weeks",
    "week_on",
    "weeks_of",
]
