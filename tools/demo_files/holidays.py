"""The days on which each location is closed, by month and day."""

OF_PORTUGAL = {
    (1, 1): "New Year",
    (4, 25): "Freedom Day",
    (5, 1): "Labour Day",
    (6, 10): "Portugal Day",
    (6, 13): "Saint Anthony",
    (8, 15): "Assumption",
    (10, 5): "Republic Day",
    (11, 1): "All Saints",
    (12, 1): "Restoration of Independence",
    (12, 8): "Immaculate Conception",
    (12, 25): "Christmas",
}
OF_GEORGIA = {
    (1, 1): "New Year",
    (1, 2): "Bedoba",
    (1, 7): "Orthodox Christmas",
    (3, 3): "Mother's Day",
    (3, 8): "Women's Day",
    (5, 9): "Victory Day",
    (5, 26): "Independence Day",
    (8, 28): "Saint Mary",
    (10, 14): "Svetitskhovloba",
    (11, 23): "Saint George",
}
