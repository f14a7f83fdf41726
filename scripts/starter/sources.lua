-- SPDX-License-Identifier: Apache-2.0
-- A small pack to begin with: bus passes of an invented country. docs/tutorial.md walks through it.
-- This file names the texts of law. Whatever decides says which of them it follows, and where.

source "BUS" {
  title = "Rules on bus passes (invented for this pack)", by = "Ministry of Buses",
  since = "2024-01-01", grade = 3,
}

source "BUS-HILLS" {
  title = "The Hills: notice on bus passes (invented for this pack)", by = "Council of the Hills",
  since = "2025-01-01", grade = 3,
}
