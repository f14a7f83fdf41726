entity "course" { worker = one "worker", skill = choice { "welding", "safety" } }
entity "worker" { courses = many "course" }
derive "worker.x" { law = "S-1, 2", gives = kinds_of (worker.courses, course.skill) :covers { 1, 2 } }
