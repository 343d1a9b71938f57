from django.urls import path

from daybook.cards.views import acts, card, doubles, erase, merge

app_name = "cards"
urlpatterns = [
    path("new/", card.new, name="new"),
    path("phone/", card.known_phone, name="known_phone"),
    path("doubles/", doubles.doubles, name="doubles"),
    path("<int:client_id>/", card.card, name="card"),
    path("<int:client_id>/retire/", acts.retire, name="retire"),
    path("<int:client_id>/return/", acts.bring_back, name="return"),
    path("<int:client_id>/delete/", acts.delete, name="delete"),
    path("<int:client_id>/download/", acts.download, name="download"),
    path("<int:client_id>/merge/", merge.merge, name="merge"),
    path("<int:client_id>/erase/", erase.erase, name="erase"),
]
"""They stand below the list of clients."""
