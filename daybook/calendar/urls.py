from django.urls import path

from daybook.calendar.views import clients, delete, feed, history, live, money, page, parts, place, save

app_name = "calendar"
urlpatterns = [
    path("", page.calendar, name="calendar"),
    path("feed/", feed.feed, name="feed"),
    path("live/", live.live, name="live"),
    path("visits/<int:visit_id>/version/", live.version, name="version"),
    path("bookings/<int:booking_id>/place/", place.place, name="place"),
    path("new/save/", save.save_new, name="save_new"),
    path("new/restore/", save.restore, name="restore_new"),
    path("visits/<int:visit_id>/save/", save.save, name="save"),
    path("visits/<int:visit_id>/restore/", save.restore, name="restore"),
    path("visits/<int:visit_id>/delete/confirm/", delete.confirm_delete, name="confirm_delete"),
    path("visits/<int:visit_id>/delete/", delete.delete, name="delete"),
    path("visits/<int:visit_id>/history/", history.history, name="history"),
    path("visits/<int:visit_id>/pay/", money.pay_whole, name="pay_visit"),
    path("bookings/<int:booking_id>/pay/", money.pay, name="pay"),
    path("bookings/<int:booking_id>/refund/", money.refund, name="refund"),
    path("clients/", clients.find_clients, name="find_clients"),
    path("clients/choose/", clients.choose_client, name="choose_client"),
    path("clients/enter/", clients.enter_client, name="enter_client"),
    path("clients/phone/", clients.check_phone, name="check_phone"),
    path("parts/booking/", parts.add_booking, name="add_booking"),
    path("parts/line/", parts.add_line, name="add_line"),
    path("parts/services/", parts.offer_services, name="offer_services"),
]
