"""The API of assistance: programmes, and what was planned and given of them."""
