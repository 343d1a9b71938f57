"""The way in, made of allauth's pages, and the pages about oneself."""

from __future__ import annotations

from allauth.account import views as account
from allauth.usersessions import views as sessions
from django.urls import URLPattern, URLResolver, include, path, re_path

from daybook.access.views import my_sign_in, start

# Named as allauth looks them up. Its pages for signing up and for several e-mails are left out.
entrance: list[URLPattern | URLResolver] = [
    path("login/", start.sign_in, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("steps/", include("allauth.mfa.urls")),
    path("sessions/", sessions.list_usersessions, name="usersessions_list"),
]

app_name = "access"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.start, name="start"),
    path("me/", my_sign_in.my_sign_in, name="my_sign_in"),
    path("me/name/", my_sign_in.save_name, name="save_name"),
    path("me/language/", my_sign_in.save_language, name="save_language"),
    path("me/sessions/<int:session_id>/end/", my_sign_in.end_session, name="end_session"),
    path("l/<int:location_id>/", start.location_start, name="location_start"),
]
