-- expect: refused
::top::
goto top
