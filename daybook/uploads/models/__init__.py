from daybook.uploads.models.upload import Upload, UploadRow

__all__ = ["Upload", "UploadRow"]
