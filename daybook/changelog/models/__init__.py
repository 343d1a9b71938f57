from daybook.changelog.models.change import Change

__all__ = ["Change"]
