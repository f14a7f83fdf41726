band { "small", below = 50 }
