from django.urls import URLPattern, path

from daybook.locations.views import location, outbox, sign_in

app_name = "locations"
urlpatterns: list[URLPattern] = [
    path("location/", location.location, name="location"),
    path("location/new/", location.open_another, name="open_another"),
    path("location/close/", location.close, name="close"),
    path("location/<int:closed_id>/reopen/", location.reopen, name="reopen"),
    path("business/", location.business, name="business"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/save/", sign_in.save_sign_in, name="save_sign_in"),
    path("sign-in/remind/", sign_in.remind, name="remind"),
]
