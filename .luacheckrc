-- The words of the notation are read from the list that makes them, and the entities from the packs:
-- a name that neither knows is an error, and so is every name of Lua's own library.
std = "none"
max_line_length = 100
read_globals = {}

for line in io.lines("core/law/words.def") do
  read_globals[#read_globals + 1] = line:match('^WORD%("([%a_]+)", %u+')
end

local vocabularies = io.popen("grep -rhoE '^entity \"[a-z_]+\"' scripts")
for line in vocabularies:lines() do
  read_globals[#read_globals + 1] = line:match('"(.-)"')
end
vocabularies:close()
