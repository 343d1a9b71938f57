from daybook.uploads.models.matching import Matching
from daybook.uploads.models.upload import Upload, UploadRow

__all__ = ["Matching", "Upload", "UploadRow"]
