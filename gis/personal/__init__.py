"""Rules about personal data: what a plate is, what is masked, which reads look odd."""
