from daybook.datalog.models.download import Download, DownloadEvent
from daybook.datalog.models.work import DownloadWork

__all__ = ["Download", "DownloadEvent", "DownloadWork"]
