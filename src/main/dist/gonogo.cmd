@echo off
rem Starts gonogo as it is installed: the folder of this file holds lib\. Never builds.
rem Exit statuses: those of gonogo; 4 when the JVM does not start, dies, or leaves no result.
rem   GONOGO_JAVA_HOME   the JDK or JRE 25 to use, before JAVA_HOME and the one on the PATH
rem   GONOGO_JAVA_OPTS   options for its JVM
rem   GONOGO_PLUGINS     the folder of plugins, instead of plugins\ in the folder of this file
rem There is no start-up cache here; see docs/start-up.md.
setlocal EnableExtensions DisableDelayedExpansion

set "gonogo_home=%~dp0"
if not exist "%gonogo_home%lib\gonogo-*.jar" (
  echo gonogo: is not installed completely: there are no libraries in %gonogo_home%lib>&2
  exit /b 4
)

set "gonogo_java="
call :take "%GONOGO_JAVA_HOME%"
if not defined gonogo_java call :take "%JAVA_HOME%"
if not defined gonogo_java for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :take "%%~dp$PATH:J.."
if not defined gonogo_java (
  echo gonogo: needs a JDK 25 and found none; install one, or name it in JAVA_HOME or GONOGO_JAVA_HOME>&2
  exit /b 4
)

rem Options that others set for every JVM can change what gonogo does, or keep it from starting.
set "JAVA_TOOL_OPTIONS="
set "JDK_JAVA_OPTIONS="
set "_JAVA_OPTIONS="
set "CLASSPATH="

set "gonogo_result=%TEMP%\gonogo-%RANDOM%-%RANDOM%-%RANDOM%.txt"
"%gonogo_java%" "@%gonogo_home%java.options" %GONOGO_JAVA_OPTS% ^
  -Dgonogo.result="%gonogo_result%" -Dgonogo.home="%gonogo_home%." -cp "%gonogo_home%lib\*" gonogo.cli.Main %*
set "gonogo_status=%ERRORLEVEL%"

rem 0, 1 and 3 are believed only when gonogo itself said so: a JVM that dies answers 1 or 3 as well.
set "gonogo_said="
if exist "%gonogo_result%" set /p gonogo_said=<"%gonogo_result%"
del "%gonogo_result%" 2>nul
if "%gonogo_said%"=="%gonogo_status%" exit /b %gonogo_status%
if "%gonogo_said%"=="interrupted" exit /b 130
echo gonogo: the Java virtual machine ended with %gonogo_status% and gave no result>&2
exit /b 4

rem Takes a Java 25 if there is one in the folder.
:take
if "%~1"=="" exit /b
if not exist "%~1\bin\java.exe" exit /b
findstr /b /r /c:"JAVA_VERSION=.25[^0-9]" "%~1\release" >nul 2>&1 && set "gonogo_java=%~1\bin\java.exe"
exit /b
