@echo off
powershell.exe -NoProfile -ExecutionPolicy Bypass -File "%~dp0uninstall-wps.ps1" %*
set result=%errorlevel%
pause
exit /b %result%
