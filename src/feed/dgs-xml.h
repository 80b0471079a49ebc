/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

#include "dgs-xml-name.h"

G_BEGIN_DECLS

/**
 * DgsXml:
 * @doc: the tree
 * @text: the XML that it was made from
 * @damaged: whether the document broke the rules of XML
 *
 * A document that was read.
 */
typedef struct {
  xmlDoc *doc;
  char *text;
  gboolean damaged;
} DgsXml;

DgsXml *dgs_xml_new (const char *text, GError **error);
void dgs_xml_free (DgsXml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsXml, dgs_xml_free)

xmlNode *dgs_xml_get_root (DgsXml *self);

gboolean dgs_xml_is_cut_off (DgsXml *self, xmlNode *last);

char *dgs_xml_get_text (xmlNode *node);

char *dgs_xml_find_text (xmlNode *parent, DgsXmlSpace space, const char *name);

char *dgs_xml_get_markup (xmlNode *node);

char *dgs_xml_get_attribute (xmlNode *node, const char *name);

char *dgs_xml_get_base (xmlNode *node, const char *address);

G_END_DECLS
