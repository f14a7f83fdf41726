local limit = 12
