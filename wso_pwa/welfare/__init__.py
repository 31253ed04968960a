"""What is said: the forms, and the rules of the field that go with them."""
