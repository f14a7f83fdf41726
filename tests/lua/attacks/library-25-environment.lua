_ENV = nil
return {}
