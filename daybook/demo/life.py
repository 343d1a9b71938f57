def has_life(actor): return False
def live(wish, people): pass
