# SPDX-FileCopyrightText: The Digests authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Libraries of an invented publisher's digests, for pictures: a tidy one, and one with trouble."""

import os
import shutil
import subprocess

import demo_site

# Its host is one whose feeds the program knows to have moved.
GONE_SITE = 'https://macworks.dev'
GONE = GONE_SITE + '/tags/ml-infrastructure/index.xml'
NOTHING = demo_site.SITE + '/nothing/index.xml'
KEY = 'samples.example/{}/weekly/{}'
READ = [('platform-letters', '2026-04-11..2026-04-17'), ('data-in-motion', '2026-04-11..2026-04-17'),
        ('data-in-motion', '2026-04-04..2026-04-10'), ('pocket-engineering', '2026-04-04..2026-04-10'),
        ('platform-letters', '2026-03-28..2026-04-03')]


def outline(title, address):
    return f'<outline type="rss" text="{title}" xmlUrl="{address}"/>'


class Libraries:
    """Made once, and copied for whoever wants one."""

    def __init__(self, folder, publisher):
        self.folder = folder
        self.publisher = publisher
        origin = publisher.origin_map.rpartition('=')[2]
        self.origin_map = f'{publisher.origin_map} {GONE_SITE}={origin}'
        self.subscriptions = self.write_subscriptions()
        self.write('several/index.html', '<!DOCTYPE html><html><head><title>Several</title>' + ''.join(
            f'<link rel="alternate" type="application/rss+xml" title="{series}" href="/{place}/index.xml">'
            for place, series, _missing in demo_site.SERIES) + '</head><body></body></html>')
        self.make_full()
        self.make_mixed()
        self.run('everything', 'add', demo_site.EVERYTHING_FEED)

    def write(self, path, text):
        full = os.path.join(self.publisher.root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, 'w', encoding='utf-8') as file:
            file.write(text)
        return full

    def run(self, name, *arguments, check=True):
        subprocess.run(['digests-cli', '--library', os.path.join(self.folder, name), *arguments],
                       env=dict(os.environ, DIGESTS_ORIGIN_MAP=self.origin_map), check=check,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)

    def write_subscriptions(self):
        """Feeds in folders, one that is nowhere, and one that will be gone."""
        data, mobile, platform = (f'{demo_site.SITE}/{place}/index.xml'
                                  for place, _series, _missing in demo_site.SERIES)
        return self.write('subscriptions.opml', '<opml version="2.0"><body>'
                          + '<outline text="Every Saturday">' + outline('Data in Motion', data)
                          + outline('Pocket Engineering', mobile) + '</outline>'
                          + outline('Platform Letters', platform)
                          + outline('Ml Infrastructure on MacWorks', GONE)
                          + outline('Notes of a Team That Left Long Ago', NOTHING)
                          + '</body></opml>')

    def make_full(self):
        """Some weeks are read and some are saved."""
        for feed in self.publisher.feeds:
            self.run('full', 'add', feed)
        for series, days in READ:
            self.run('full', 'mark', 'read', KEY.format(series, days))
        self.run('full', 'mark', 'saved', KEY.format('data-in-motion', '2026-04-18..2026-04-24'))

    def make_mixed(self):
        """Folders, a feed that is gone, and a digest whose page nobody has."""
        title, path, body = demo_site.weekly('platform', 'Engineering @ Scale', 13)
        item = demo_site.item(title, path, body).replace(demo_site.SITE + '/docs', GONE_SITE + '/none')
        feed = self.write('tags/ml-infrastructure/index.xml', demo_site.feed(
            'Ml Infrastructure on MacWorks', 'none', []).replace('</channel>', item + '</channel>'))
        # It tells of feeds that fail by its status.
        self.run('mixed', 'opml', 'import', self.subscriptions, check=False)
        self.run('mixed', 'refresh', '--force', check=False)
        os.unlink(feed)
        self.run('mixed', 'refresh', '--force', check=False)

    def copy(self, kind, setting):
        """A library of its own for a setting; returns its folder, which need not be there."""
        path = os.path.join(self.folder, f'{setting}-{kind}')
        made = os.path.join(self.folder, 'mixed' if kind == 'offline' else kind)
        if kind == 'broken':
            with open(path, 'w', encoding='utf-8') as file:
                file.write('no folder')
        elif os.path.exists(made):
            shutil.copytree(made, path)
        return path
