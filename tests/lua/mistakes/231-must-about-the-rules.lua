must "m" { about = clause, holds = has (clause.since) }
