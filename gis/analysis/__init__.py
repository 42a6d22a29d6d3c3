"""Analysis of crashes by site: counts and scores."""
