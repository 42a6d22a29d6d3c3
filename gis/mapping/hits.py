"""stub"""


def hits_near(features, at, reach_m):
    return []
