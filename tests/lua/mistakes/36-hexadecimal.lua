entity "house" { value = whole_number { "Value", at_most = 0xFF } }
