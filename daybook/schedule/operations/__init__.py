from daybook.schedule.operations.holidays import add_holiday, remove_holiday
from daybook.schedule.operations.set_day import clear_day, set_day
from daybook.schedule.operations.set_week import remove_week, set_week

__all__ = ["add_holiday", "clear_day", "remove_holiday", "remove_week", "set_day", "set_week"]
