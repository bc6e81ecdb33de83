"""What the vocabulary stage is made of: finding names and terms of the field in a Doc."""
