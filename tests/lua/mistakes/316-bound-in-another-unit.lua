entity "shop" { rent = money { "Rent" }, open = whole_number { "Months open", unit = "months" } }
derive "shop.x" { law = "S-1, 1", gives = shop.rent, at_most = shop.open }
