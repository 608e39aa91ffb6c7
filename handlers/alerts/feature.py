"""What organisers are told of trouble with the bot itself: notices, and nothing to press."""

from typing import Final

from handlers.alerts import notices
from handlers.frame.feature import Feature, NoticeEntry
from storage.alerts import Alert

FEATURE: Final = Feature(
    "alerts",
    notices=(
        NoticeEntry(Alert.MESSAGES_FAILED, notices.messages_failed),
        NoticeEntry(Alert.OUTAGE_ENDED, notices.outage_ended),
        NoticeEntry(Alert.BACKUP_FAILED, notices.backup_failed),
        NoticeEntry(Alert.DISK_NEARLY_FULL, notices.disk_nearly_full),
    ),
)
