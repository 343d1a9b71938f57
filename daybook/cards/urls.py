from django.urls import path

from daybook.cards.views import acts, card, doubles, erase, merge, two_people

app_name = "cards"
urlpatterns = [
    path("new/", card.new, name="new"),
    path("phone/", card.known_phone, name="known_phone"),
    path("doubles/", doubles.doubles, name="doubles"),
    path("doubles/two-people/", two_people.two_people, name="two_people"),
    path("doubles/two-people/say/", two_people.say, name="say_two_people"),
    path("doubles/two-people/<int:said_id>/take-back/", two_people.take_back, name="take_back_two_people"),
    path("<int:client_id>/", card.card, name="card"),
    path("<int:client_id>/retire/", acts.retire, name="retire"),
    path("<int:client_id>/return/", acts.bring_back, name="return"),
    path("<int:client_id>/delete/", acts.delete, name="delete"),
    path("<int:client_id>/download/", acts.download, name="download"),
    path("<int:client_id>/merge/", merge.merge, name="merge"),
    path("<int:client_id>/erase/", erase.erase, name="erase"),
]
"""They stand below the list of clients."""
