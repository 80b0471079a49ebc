/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DgsFeedLink:
 * @address: absolute http or https address
 * @title: (nullable): plain text
 * @own_title: (nullable): what the user of an OPML file calls it, where that is something else
 * @type: (nullable): media type as stated, without parameters
 * @folder: (nullable): the folder that an OPML file has it in, plain text
 *
 * A feed that a page or an OPML file names.
 */
typedef struct {
  char *address;
  char *title;
  char *own_title;
  char *type;
  char *folder;
} DgsFeedLink;

void dgs_feed_link_free (DgsFeedLink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsFeedLink, dgs_feed_link_free)

/**
 * DgsDiscovery:
 * @title: (nullable): the page's title, plain text
 * @feeds: (element-type DgsFeedLink): the feeds that the page names, best first
 *
 * What a page says of the feeds that belong to it.
 */
typedef struct {
  char *title;
  GPtrArray *feeds;
} DgsDiscovery;

void dgs_discovery_free (DgsDiscovery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsDiscovery, dgs_discovery_free)

DgsDiscovery *dgs_discovery_new_from_page (GBytes *page,
                                           const char *address,
                                           const char *content_type);

G_END_DECLS
