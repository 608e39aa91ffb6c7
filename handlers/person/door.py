"""What other features ask and show of a person."""

from handlers.person.profile_questions import first_question
from handlers.person.profile_screens import attendance_name, attendance_row

__all__ = ("attendance_name", "attendance_row", "first_question")
