limit = 12
