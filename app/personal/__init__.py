"""What is known of persons: apart from crashes, sealed or not kept at all."""
