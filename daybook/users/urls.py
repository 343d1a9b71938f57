from django.urls import URLPattern, path

from daybook.users.views import acts, invitation, member, users

# Outside of every location: whoever is invited is not in yet.
invited: list[URLPattern] = [
    path("", invitation.come_in, name="come_in"),
    path("<str:secret>/", invitation.follow, name="follow"),
]

app_name = "users"
urlpatterns: list[URLPattern] = [
    path("", users.users, name="users"),
    path("count/", users.count, name="count"),
    path("new/", users.new, name="new"),
    path("<int:membership_id>/", member.member, name="member"),
    path("<int:membership_id>/again/", acts.again, name="again"),
    path("<int:membership_id>/deactivate/", acts.deactivate, name="deactivate"),
    path("<int:membership_id>/reactivate/", acts.reactivate, name="reactivate"),
    path("<int:membership_id>/remove/", acts.remove, name="remove"),
]
