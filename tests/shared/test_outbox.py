"""Messages kept as files are for their owner only."""

import stat

from django.core.mail import send_mail


def test_kept_messages_can_be_read_by_nobody_else(settings, tmp_path):
    settings.EMAIL_BACKEND = "daybook.shared.outbox.Outbox"
    settings.EMAIL_FILE_PATH = tmp_path / "outbox"
    (tmp_path / "outbox").mkdir(mode=0o755)

    send_mail("A new password", "The link", "daybook@example.org", ["ana@example.org"])

    assert stat.S_IMODE((tmp_path / "outbox").stat().st_mode) == 0o700
    assert len(list((tmp_path / "outbox").iterdir())) == 1
