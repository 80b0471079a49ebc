# SPDX-FileCopyrightText: The Digests authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A browser, as the desktop knows of it, that writes down what it is asked to open."""

import os

from window import wait_until

ENTRY = '''[Desktop Entry]
Type=Application
Name=Browser
Exec={program} %u
MimeType=x-scheme-handler/http;x-scheme-handler/https;
'''
DEFAULTS = '''[Default Applications]
x-scheme-handler/http=browser.desktop
x-scheme-handler/https=browser.desktop
'''


class Browser:
    """The one of programs that get its env."""

    def __init__(self, folder):
        data = os.path.join(folder, 'desktop')
        self.env = {'XDG_DATA_HOME': data}
        self.path = os.path.join(folder, 'opened')
        program = os.path.join(folder, 'browser')
        applications = os.path.join(data, 'applications')
        os.makedirs(applications)
        for path, text in ((program, f'#!/bin/sh\necho "$1" >>{self.path}\n'),
                           (os.path.join(applications, 'browser.desktop'),
                            ENTRY.format(program=program)),
                           (os.path.join(applications, 'mimeapps.list'), DEFAULTS)):
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text)
        os.chmod(program, 0o755)

    def opened(self):
        """The addresses, in order."""
        if not os.path.exists(self.path):
            return []
        with open(self.path, encoding='utf-8') as file:
            return file.read().split()

    def wait_opened(self, *addresses):
        try:
            wait_until(lambda: self.opened() == list(addresses))
        except AssertionError as error:
            raise AssertionError(f'{self.opened()} was opened, not {addresses}') from error
