"""What other features need to begin an info page, and to lead back to one that was begun."""

from handlers.info.beginning import begin_with, begun, write_below
from handlers.info.writing_screens import Begun, go_on

__all__ = ("Begun", "begin_with", "begun", "go_on", "write_below")
