# SPDX-FileCopyrightText: The Digests authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A publisher on this machine that sends the sample digests, for demonstrations."""

import os
import shutil
import subprocess

SITE = 'https://samples.example'
FEED = SITE + '/index.xml'
SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data',
                       'sample-digests.xml')


def program():
    """Where the publisher was built: it is named by the tests' environment, or stands in PATH."""
    return os.environ.get('DIGESTS_TEST_PUBLISHER') or shutil.which('digests-test-publisher')


class Publisher:
    """Runs while it is entered; does nothing where it is not wanted."""

    def __init__(self, folder, wanted=True):
        self.root = os.path.join(folder, 'site')
        self.wanted = wanted
        self.process = None
        self.origin_map = ''

    def __enter__(self):
        if not self.wanted:
            return self
        os.makedirs(self.root)
        with open(SAMPLES, encoding='utf-8') as file:
            text = file.read().replace('https://samples.digests.invalid', SITE)
        with open(os.path.join(self.root, 'index.xml'), 'w', encoding='utf-8') as file:
            file.write(text)
        self.process = subprocess.Popen([program(), '--root', self.root, '--exit-with-stdin'],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.origin_map = f'{SITE}={self.process.stdout.readline().strip()}'
        return self

    def __exit__(self, *_error):
        if self.process:
            self.process.stdin.close()
            self.process.wait(timeout=10)
            self.process.stdout.close()
