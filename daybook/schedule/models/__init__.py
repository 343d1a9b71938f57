from daybook.schedule.models.day_plan import DayPlan
from daybook.schedule.models.holiday import Holiday
from daybook.schedule.models.week_pattern import WeekPattern

__all__ = ["DayPlan", "Holiday", "WeekPattern"]
