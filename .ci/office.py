"""LibreOffice without a screen, to be asked over UNO. Runs with the Python that has Debian's python3-uno: /usr/bin/python3."""
import os
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PATIENCE = 60


@contextmanager
def office():
    """The desktop of a LibreOffice of its own, which ends with the block."""
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"uno:pipe,name=packwright{os.getpid()};urp;"
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--nologo"]
        started = subprocess.Popen([*command, f"--accept={pipe.removeprefix('uno:')}"], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            context = connected(f"{pipe}StarOffice.ComponentContext")
            yield context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        finally:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()


def connected(address):
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return resolver.resolve(address)
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


@contextmanager
def opened(desktop, path):
    """A workbook, hidden; nothing of what is done to it is saved."""
    hidden = PropertyValue("Hidden", 0, True, 0)
    book = desktop.loadComponentFromURL(uno.systemPathToFileUrl(os.path.abspath(path)), "_blank", 0, (hidden,))
    if book is None:
        raise OSError(f"LibreOffice does not open {path}")
    try:
        yield book
    finally:
        book.close(True)
