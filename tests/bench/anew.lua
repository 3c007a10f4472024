-- anew.lua - wrk asks for the same page under another address each time, so that
-- what a worker remembers of the last answer doesn't help.
local count = 0

request = function()
	count = count + 1
	return wrk.format(nil, wrk.path .. "?anew=" .. count)
end
