parameter "rank" { title = "Rank", override = "floor", from ("2019-01-01", "college", "S-1, 2") }
