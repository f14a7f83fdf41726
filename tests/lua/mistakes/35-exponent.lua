entity "house" { value = whole_number { "Value", at_most = 5e6 } }
