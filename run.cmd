@echo off
rem Sets Daoan up on Windows (once) and opens it. Needs Python 3.11, 3.12 or 3.13 from python.org.
setlocal
cd /d "%~dp0"
if not exist .venv\Scripts\python.exe (
    py -3.12 -m venv .venv 2>nul || py -3.13 -m venv .venv 2>nul || py -3.11 -m venv .venv || (
        echo Please install Python 3.12 from python.org and start this again.
        pause
        exit /b 1
    )
)
if not exist .venv\.synced (
    .venv\Scripts\python -m pip install --quiet --require-hashes -r requirements.lock || exit /b 1
    .venv\Scripts\python tools\compile_translations.py || exit /b 1
    echo done> .venv\.synced
)
.venv\Scripts\python main.py %*
