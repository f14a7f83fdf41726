clause "1"
