all = nil
return {}
