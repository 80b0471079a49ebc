/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

xmlDoc *dgs_html_parse (const char *html, gsize max_bytes);

gboolean dgs_html_is (const xmlNode *node, const char *name);
gboolean dgs_html_is_one_of (const xmlNode *node, const char *const *names);
gboolean dgs_html_has_class (xmlNode *node, const char *name);
char *dgs_html_get_attribute (xmlNode *node, const char *name);
char *dgs_html_get_text (xmlNode *node);
xmlNode *dgs_html_next (const xmlNode *node, const xmlNode *top);

G_END_DECLS
