/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-xml.h"

#include <libxml/parser.h>
#include <libxml/xmlsave.h>
#include <string.h>

#include "dgs-address.h"
#include "dgs-feed-parser.h"
#include "dgs-text.h"
#include "dgs-xml-repair.h"

/* libxml2 ends a text at ten million bytes unless told not to, and lifts its other limits then. */
#define HUGE_SIZE (9 * 1024 * 1024)

/**
 * dgs_xml_new:
 * @text: valid UTF-8 that is meant to be XML
 * @error: where to put an error
 *
 * Reads XML as well as it can be read.
 *
 * Nothing is loaded, no document type is heeded, and what breaks the rules of XML 1.0 is repaired
 * where that can be done.
 *
 * Returns: (transfer full) (nullable): the document; %NULL with %DGS_FEED_ERROR_NOT_A_FEED where
 *   there is no element, or %DGS_FEED_ERROR_TOO_LARGE
 */
DgsXml *
dgs_xml_new (const char *text, GError **error)
{
  g_autoptr (DgsXml) self = g_new0 (DgsXml, 1);
  int options = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                XML_PARSE_IGNORE_ENC;
  xmlParserCtxt *context;
  gsize size;

  self->text = dgs_xml_repair (text, &self->damaged, error);
  if (!self->text)
    return NULL;
  size = strlen (self->text);
  if (size > HUGE_SIZE)
    options |= XML_PARSE_HUGE;
  context = size < G_MAXINT ? xmlNewParserCtxt () : NULL;
  if (context) {
    self->doc = xmlCtxtReadMemory (context, self->text, (int) size, NULL, "UTF-8", options);
    self->damaged |= !context->wellFormed;
    xmlFreeParserCtxt (context);
  }
  if (!self->doc || !xmlDocGetRootElement (self->doc)) {
    g_set_error_literal (error, DGS_FEED_ERROR, DGS_FEED_ERROR_NOT_A_FEED,
                         "The document is neither XML nor JSON.");
    return NULL;
  }
  return g_steal_pointer (&self);
}

/**
 * dgs_xml_free:
 * @self: (nullable) (transfer full): a document
 *
 * Frees a document with its tree.
 */
void
dgs_xml_free (DgsXml *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->doc, xmlFreeDoc);
  g_free (self->text);
  g_free (self);
}

/**
 * dgs_xml_get_root:
 * @self: a document
 *
 * Gets the outermost element.
 *
 * Returns: (transfer none): the root
 */
xmlNode *
dgs_xml_get_root (DgsXml *self)
{
  return xmlDocGetRootElement (self->doc);
}

/* Where the last tag is that begins so, or NULL. */
static const char *
find_last_tag (const char *text, const char *start, xmlNode *node)
{
  const char *prefix = node->ns ? (const char *) node->ns->prefix : NULL;
  g_autofree char *tag = NULL;
  const char *end = text + strlen (text);
  const char *found;

  tag =
      g_strconcat (start, prefix ? prefix : "", prefix ? ":" : "", (const char *) node->name, NULL);
  while ((found = g_strrstr_len (text, end - text, tag))) {
    /* "<items" is no "<item". */
    if (!g_ascii_isalnum (found[strlen (tag)]))
      return found;
    end = found;
  }
  return NULL;
}

/**
 * dgs_xml_is_cut_off:
 * @self: a document
 * @last: the last of its entries
 *
 * Tells whether the document broke off inside an entry.
 *
 * Returns: %TRUE where neither the root nor @last was ever closed
 */
gboolean
dgs_xml_is_cut_off (DgsXml *self, xmlNode *last)
{
  if (!self->damaged || find_last_tag (self->text, "</", dgs_xml_get_root (self)))
    return FALSE;
  return find_last_tag (self->text, "<", last) > find_last_tag (self->text, "</", last);
}

/* Everything that leaves libxml2 is checked: the rest of the application relies on it. */
static char *
take (xmlChar *text)
{
  char *result;

  if (!text)
    return NULL;
  result = g_utf8_make_valid ((const char *) text, -1);
  xmlFree (text);
  return result;
}

/**
 * dgs_xml_get_text:
 * @node: (nullable): an element
 *
 * Gets the text of an element and of all in it.
 *
 * Returns: (transfer full) (nullable): text without blanks at its ends, %NULL where there is none
 */
char *
dgs_xml_get_text (xmlNode *node)
{
  g_autofree char *text = node ? take (xmlNodeGetContent (node)) : NULL;

  return dgs_text_is_blank (text) ? NULL : g_strstrip (g_steal_pointer (&text));
}

/**
 * dgs_xml_find_text:
 * @parent: (nullable): an element
 * @space: a vocabulary
 * @name: a local name
 *
 * Gets the text of the first child of a name that has one.
 *
 * Returns: (transfer full) (nullable): text without blanks at its ends
 */
char *
dgs_xml_find_text (xmlNode *parent, DgsXmlSpace space, const char *name)
{
  xmlNode *child;

  for (child = parent ? parent->children : NULL; child; child = child->next) {
    char *text = dgs_xml_is (child, space, name) ? dgs_xml_get_text (child) : NULL;

    if (text)
      return text;
  }
  return NULL;
}

/* In HTML no element has a prefix. */
static void
forget_namespaces (xmlNode *top)
{
  xmlNode *node = top;

  while (node) {
    if (node->type == XML_ELEMENT_NODE && node != top)
      node->ns = NULL;
    if (node->children && node->type == XML_ELEMENT_NODE) {
      node = node->children;
      continue;
    }
    while (node != top && !node->next)
      node = node->parent;
    node = node == top ? NULL : node->next;
  }
}

static int
append_cb (void *context, const char *data, int size)
{
  g_string_append_len (context, data, size);
  return size;
}

/**
 * dgs_xml_get_markup:
 * @node: (nullable): an element
 *
 * Gets what is in an element as HTML.
 *
 * Returns: (transfer full) (nullable): HTML, %NULL where there is nothing
 */
char *
dgs_xml_get_markup (xmlNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *markup = NULL;
  xmlSaveCtxt *saver;
  xmlNode *child;

  if (!node)
    return NULL;
  forget_namespaces (node);
  saver = xmlSaveToIO (append_cb, NULL, out, "UTF-8", XML_SAVE_XHTML | XML_SAVE_NO_DECL);
  for (child = node->children; child; child = child->next)
    xmlSaveTree (saver, child);
  xmlSaveClose (saver);
  markup = g_utf8_make_valid (out->str, (gssize) out->len);
  return dgs_text_is_blank (markup) ? NULL : g_strstrip (g_steal_pointer (&markup));
}

/**
 * dgs_xml_get_attribute:
 * @node: an element
 * @name: a local name
 *
 * Gets an attribute, whatever its prefix and its case.
 *
 * Returns: (transfer full) (nullable): text without blanks at its ends, %NULL where there is none
 */
char *
dgs_xml_get_attribute (xmlNode *node, const char *name)
{
  xmlAttr *attribute;

  for (attribute = node->properties; attribute; attribute = attribute->next) {
    const char *own = (const char *) attribute->name;
    const char *colon = attribute->ns ? NULL : strchr (own, ':');

    if (g_ascii_strcasecmp (colon ? colon + 1 : own, name) == 0)
      return dgs_xml_get_text ((xmlNode *) attribute);
  }
  return NULL;
}

/**
 * dgs_xml_get_base:
 * @node: an element
 * @address: (nullable): the address of the document
 *
 * Finds the address that relative ones in an element resolve against, by XML Base.
 *
 * Returns: (transfer full) (nullable): an absolute address
 */
char *
dgs_xml_get_base (xmlNode *node, const char *address)
{
  g_autofree char *own = NULL;
  g_autofree char *outer = NULL;
  g_autofree char *result = NULL;

  if (node->parent && node->parent->type == XML_ELEMENT_NODE)
    outer = dgs_xml_get_base (node->parent, address);
  else
    outer = g_strdup (address);
  own = take (xmlGetNsProp (node, BAD_CAST "base", XML_XML_NAMESPACE));
  if (!own)
    return g_steal_pointer (&outer);
  result = dgs_address_resolve (outer, own);
  return result ? g_steal_pointer (&result) : g_steal_pointer (&outer);
}
