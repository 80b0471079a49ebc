# SPDX-FileCopyrightText: The Digests authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An invented publisher's site: the sample digests, three series over sixteen weeks, and one digest
that has all kinds of text."""

import datetime
import html
import os

SITE = 'https://samples.example'
SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data',
                       'sample-digests.xml')
EVERYTHING = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'everything.html')
# It stands beside the others, and is subscribed to only by who wants to look at it.
EVERYTHING_FEED = SITE + '/everything/index.xml'
FIRST_SATURDAY = datetime.date(2026, 1, 10)
WEEKS = 16

# Address, series, and the number of a week that never came.
SERIES = [('data', 'Data in Motion', 6), ('mobile', 'Pocket Engineering', 11),
          ('platform', 'Platform Letters', None)]

# Name of the organisation, its feed, title of a story, its text.
STORIES = [
    ('Acme', 'https://engineering.acme.example/feed.xml', 'The Queue That Waits for Nobody',
     'Orders that may wait went to a queue of their own, and the ones that may not stopped waiting '
     'behind them. Nothing was made faster; the 99th percentile fell from 41 to 6 seconds.'),
    ('Borealis', 'https://borealis.example/blog/index.xml', 'Snapshots Without a Pause',
     'A copy of the page table is taken while writers go on. The pause that used to be 300 ms is now '
     'too short to be measured, and the price is one page fault for each page that is written later.'),
    ('Cobalt', 'https://cobalt.example/architecture/feed/', 'Deleting the Last Cron Job',
     'Every nightly job became an event with a deadline. What is late shows on a board at noon, not '
     'in a table that somebody opens on Monday.'),
    ('Dovetail', 'https://dovetail.example/tech/rss', 'Two Clocks and One Ledger',
     'Payments carry the time of the bank and the time of arrival. Reports that mixed both were off by '
     'a day twice a year; now the type checker refuses to compare them.'),
    ('Everline', 'https://everline.example/atom.xml', 'Columns Come Before Rows',
     'The new store sorts each column by itself and keeps the order as a list of small numbers. '
     'Analytical queries read a ninth of the bytes.'),
    ('Fathom', 'https://fathom.example/posts/feed.xml', 'Traces From the Client In',
     'The trace begins in the hand of the user. A slow start of the application is seen in the same '
     'picture as the database that caused it.'),
    ('Granite', 'https://granite.example/engineering.rss', 'Checksums All the Way Up',
     'A block is checked when it is read, when it is sent, and when it is shown. Three disks lied in '
     'the first week, and nobody but the team noticed.'),
    ('Harbour', 'https://harbour.example/tech/feed', 'Maps That Work in a Tunnel',
     'The next forty minutes of a route are on the phone before it leaves. What was a spinner is now '
     'the part of the product that customers praise.'),
    ('Ironwood', 'https://ironwood.example/feed.json', 'A Build That Remembers',
     'Results are kept by what went into them. A change in one file rebuilds eleven of them where it '
     'used to be nine thousand.'),
]

INTROS = [
    'Teams spent the week taking things apart that had grown together. The reward was not elegance '
    'but <strong>predictable nights</strong>.',
    'Latency was the theme: four posts measure it where the user is, and all four find that the '
    'network is not to blame.',
    'A quiet week with one large post: how a store of four billion rows moved <em>while it was '
    'read</em>, and what was done in case it went wrong.',
    'Several organisations wrote about cost this week, and none of them saved it by buying less.',
]


def period(number):
    start = FIRST_SATURDAY + datetime.timedelta(weeks=number)
    return start, start + datetime.timedelta(days=6)


def story(number):
    name, _feed, title, text = STORIES[number % len(STORIES)]
    link = f'https://{name.lower()}.example/posts/{number}'
    return (f'<p><strong>[{title}]</strong> · {name} · <a href="{link}">Source</a>\n{text}</p>')


def sources(number):
    listed = [STORIES[(number + step) % len(STORIES)] for step in range(0, 7)]
    rows = ''.join(f'<li><a href="{feed}">{name} Engineering</a></li>' for name, feed, _t, _x in listed)
    return f'<details><summary>Sources</summary><ul>{rows}</ul></details>'


def weekly(place, series, number):
    """Title, path, and the digest as it stands on its page."""
    start, end = period(number)
    body = (sources(number)
            + f'<h1>{series} — Week of {start} to {end}</h1><h2>Week in Review</h2>'
            + f'<p>{INTROS[number % len(INTROS)]}</p><h2>Top Stories</h2>'
            + ''.join(story(number * 3 + step + len(place)) for step in range(4))
            + '<h2>Developing Threads</h2><p><strong>Smaller base images:</strong> Cobalt and Granite '
              'both report that most of what their images hold is never opened.</p>'
            + '<h2>Patterns Across Companies</h2><ul><li>Failures are rehearsed on Tuesdays, when '
              'everyone is at work.</li><li>Dashboards shrink to one page for each service.</li></ul>')
    year, week, _day = end.isocalendar()
    return f'Week {week} Summary', f'docs/month/{place}/weekly-{year}-W{week:02}/', body


def item(title, path, body):
    link = f'{SITE}/{path}'
    return (f'<item><title>{title}</title><link>{link}</link><guid>{link}</guid>'
            '<pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate>'
            f'<description>{html.escape(body)}</description></item>')


def feed(series, place, digests):
    items = [item(*digest) for digest in digests]
    return ('<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
            f'<title>{series}</title><link>{SITE}/{place}/</link>' + ''.join(items)
            + '</channel></rss>')


DRAWING = ('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="420" height="120">'
           '<rect width="420" height="120" fill="#deddda"/><rect x="20" y="35" width="380" height="20" '
           'fill="#3584e4"/><rect x="20" y="75" width="40" height="20" fill="#26a269"/></svg>')


def page(title, body):
    return (f'<!DOCTYPE html><html><head><title>{title}</title></head>'
            f'<body><article>{body}</article></body></html>')


def everything():
    """The pages of the digest that has all kinds of text."""
    with open(EVERYTHING, encoding='utf-8') as file:
        body = file.read()
    title, path = 'Week 18 Summary', 'docs/month/everything/weekly-2026-W18/'
    return {'everything/index.xml': feed('All Kinds of Text', 'everything', [(title, path, body)]),
            path + 'index.html': page(title, body), 'images/queues.svg': DRAWING}


def write(root):
    """Writes the whole site; returns the addresses of its feeds, the sample digests first."""
    with open(SAMPLES, encoding='utf-8') as file:
        pages = {'index.xml': file.read().replace('https://samples.digests.invalid', SITE)}
    for place, series, missing in SERIES:
        digests = [weekly(place, series, number) for number in reversed(range(WEEKS))
                   if number != missing]
        pages[f'{place}/index.xml'] = feed(series, place, digests)
        for title, path, body in digests:
            pages[path + 'index.html'] = page(title, body)
    feeds = [f'{SITE}/{path}' for path in pages if path.endswith('.xml')]
    pages.update(everything())
    for path, text in pages.items():
        full = os.path.join(root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, 'w', encoding='utf-8') as file:
            file.write(text)
    return feeds
