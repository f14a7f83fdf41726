entity "course" { worker = one "worker", passed = yes_no }
entity "worker" { courses = many "course" }
derive "worker.x" {
  law = "S-1, 2", gives = share (worker.courses, course.passed, {}) :at_least (percent (50)),
}
