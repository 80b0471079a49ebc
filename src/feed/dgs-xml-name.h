/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * DgsXmlSpace:
 * @DGS_XML_NATIVE: the document's own language, RSS or Atom
 * @DGS_XML_ATOM: Atom elements in a document of another language
 *
 * The vocabularies that feeds are written in, whatever prefix they have there.
 */
typedef enum {
  DGS_XML_NATIVE,
  DGS_XML_ATOM,
  DGS_XML_CONTENT,
  DGS_XML_DC,
  DGS_XML_DCTERMS,
  DGS_XML_ITUNES,
  DGS_XML_MEDIA,
  DGS_XML_RDF,
  DGS_XML_SYNDICATION,
  DGS_XML_XHTML,
  DGS_XML_OTHER,
} DgsXmlSpace;

gboolean dgs_xml_is (xmlNode *node, DgsXmlSpace space, const char *name);

xmlNode *dgs_xml_find (xmlNode *parent, DgsXmlSpace space, const char *name);

G_END_DECLS
