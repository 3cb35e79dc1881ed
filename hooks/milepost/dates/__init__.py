"""Calendar arithmetic: working days, recurrence and the words for days; nothing reads a clock."""

from milepost.dates.recurrence import Period, add_periods, next_occurrence, next_weekday
from milepost.dates.work_calendar import WorkCalendar

__all__ = ["Period", "WorkCalendar", "add_periods", "next_occurrence", "next_weekday"]
