import pytest
from openpyxl import load_workbook

from daybook.access.choices import Limit, Role
from daybook.bookings.choices import VisitStatus
from daybook.clients.operations import edit_client
from daybook.clients.wishes import ClientWish
from daybook.datalog.choices import DownloadSection
from daybook.datalog.models import Download
from daybook.mail.models import Message
from daybook.shared.files import open_file
from tests.access.doors import signed_in
from tests.bookings.operations.wishing import at
from tests.datalog.asking import make, somebody
from tests.factories import a_booking, a_client, a_client_category, a_location, a_service, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def here(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return a_location("Here")


def sheets_of(work):
    with open_file(work.file_key) as file:
        book = load_workbook(file)
        return {name: list(book[name].iter_rows(min_row=2, values_only=True)) for name in book.sheetnames}


@pytest.fixture
def anna(here):
    """Somebody of whom everything is known that can be."""
    label = a_client_category("VIP", location=here)
    anna = a_client("=Anna", phone="+351912345678", email="a@example.org", category_ids=[label.pk], location=here)
    wish = ClientWish(anna.pk, "=Anna", "912345678", "a@example.org", "tea")
    edit_client(wish, version=1, actor=an_actor(location=here))
    cut = a_service("Cut", price=40, location=here)
    a_booking(client=anna, starts_at=at("10:00"), services=(cut,), paid=40, status=VisitStatus.ARRIVED, comment="late")
    a_booking(client=anna, starts_at=at("12:00"), deleted=True)
    a_booking(client=a_client("Otto", location=here))
    Message.objects.create(key="a", location=here, kind="letter", to="a@example.org", subject="Hello", text="See you.")
    return anna


def asked_for(anna):
    """The download of her data, as a manager asks for it."""
    olga = somebody(Role.MANAGER, location=anna.location)
    answer = signed_in(olga).post(f"/l/{anna.location_id}/clients/{anna.pk}/download/")
    assert answer["Location"] == f"/l/{anna.location_id}/data-log/"
    return Download.objects.get()


def test_everything_that_is_kept_about_a_person_is_in_one_file(anna):
    work = make(asked_for(anna))

    assert (work.state, work.problem) == ("ready", "")
    sheets = sheets_of(work)
    assert list(sheets) == [
        "Client",
        "Bookings",
        "Payments",
        "Changes of the card",
        "Messages",
        "Rows of files",
        "About",
    ]
    assert dict(sheets["Client"]) | {"Created": ""} == {
        "Client ID": str(anna.pk),
        "Name": "=Anna",
        "Phone": "+351912345678",
        "E-mail": "a@example.org",
        "Comment": "tea",
        "Categories": "VIP",
        "Created": "",
    }
    bookings = [(row[2].hour, row[5], row[6], row[10]) for row in sheets["Bookings"]]
    assert bookings == [(12, None, 0, None), (10, "Cut", 40, "late")]
    assert [row[1] for row in sheets["Payments"]] == [40]
    assert sheets["Changes of the card"][0][3:] == ("Changed", "Comment", None, "tea")
    assert [row[1:4] for row in sheets["Messages"]] == [("a@example.org", "Hello", "See you.")]


def test_the_data_log_knows_the_person_by_their_number_only(anna):
    download = asked_for(anna)

    assert (download.section, download.words) == (DownloadSection.PERSON, [f"Client {anna.pk}"])


def test_whoever_does_not_see_all_of_it_gets_no_part_of_it(here):
    anna = a_client(location=here)
    clerk = somebody(Role.MANAGER, location=here, records_finances_access=False)
    bounded = somebody(Role.MANAGER, location=here, **{Limit.REGISTER_DAYS.value: 30})

    answers = [signed_in(each).post(f"/l/{here.pk}/clients/{anna.pk}/download/") for each in (clerk, bounded)]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert not Download.objects.exists()


def test_the_data_log_leads_back_to_the_card(here):
    olga, anna = somebody(Role.MANAGER, location=here), a_client(location=here)
    signed_in(olga).post(f"/l/{here.pk}/clients/{anna.pk}/download/")

    log = signed_in(olga).get(f"/l/{here.pk}/data-log/")

    assert f'href="/l/{here.pk}/clients/{anna.pk}/"' in log.text


def test_somebody_who_was_deleted_meanwhile_is_a_reason_in_words(here):
    olga, anna = somebody(Role.MANAGER, location=here), a_client(location=here)
    signed_in(olga).post(f"/l/{here.pk}/clients/{anna.pk}/download/")
    anna.delete()

    work = make(Download.objects.get())

    assert (work.state, work.problem) == ("failed", "There is no such client here any more.")
