-- The words of the notation are read from the list that makes them, the entities and libraries from the
-- packs: a name that none of them knows is an error, and so is every name of Lua's own library.
-- (bylaw dump PACK --format luacheck writes such a file for a pack that lies elsewhere.)
std = "none"
max_line_length = 100
read_globals = {}

for line in io.lines("core/law/words.def") do
  read_globals[#read_globals + 1] = line:match('^WORD%("([%a_]+)", %u+')
end

local function read(command, pattern)
  local found = io.popen(command)
  for line in found:lines() do
    read_globals[#read_globals + 1] = line:match(pattern)
  end
  found:close()
end
read("grep -rhoE '^entity \"[a-z_]+\"' scripts", '"(.-)"')
read("grep -hoE 'ENTITY\\(\"[a-z_]+\"' core/pack/book.c", '"(.-)"')
read("find scripts -path '*/lib/*.lua'", "([^/]+)%.lua$")

-- Libraries are ordinary Lua: what bindings/lua/formula_library.c gives.
files["**/lib/*.lua"] = {
  read_globals = {
    "assert", "error", "ipairs", "math", "pairs", "select", "string", "table", "tonumber",
    "tostring", "type",
  },
}
