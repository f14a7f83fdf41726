choice "skill" { "welding", "safety" }
choice "need" { "welding", "safety" }
entity "course" { worker = one "worker", skill = choice { "Skill", of = "skill" }, need = choice { of = "need" } }
entity "worker" { courses = many "course" }
derive "worker.x" {
  law = "S-1, 2",
  gives = kinds_of (worker.courses, course.skill) :covers (kinds_of (worker.courses, course.need)),
}
