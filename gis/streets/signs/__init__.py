"""Signs and signals beside the road: what they are, where they stand, how plans show them."""
