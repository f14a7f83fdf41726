-- SPDX-License-Identifier: Apache-2.0

case "6.8 in Kunming a file goes out within two working days" {
  on = "2022-03-01",
  city "kunming" { region = "kunming" },
  -- Monday 21 February + 2 working days
  file_transfer "A" {
    place = "kunming", letter_received = "2022-02-21", dispatched = "2022-02-23",
  },
  expect { file_move_dispatch_due = "2022-02-23", file_move_dispatch_late = 0 },
}
