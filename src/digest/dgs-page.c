/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-page.h"

#include "dgs-address.h"
#include "dgs-html.h"
#include "dgs-page-general.h"
#include "dgs-period.h"
#include "dgs-place.h"
#include "dgs-text.h"

#include <libxml/HTMLtree.h>
#include <string.h>

/* A site's menu can list thousands of pages on each of them. */
#define MAX_BYTES (32 * 1024 * 1024)

G_DEFINE_QUARK (dgs - page - error - quark, dgs_page_error)

static xmlNode *
find (xmlNode *top, const char *name, const char *class)
{
  xmlNode *node;

  for (node = top; node; node = dgs_html_next (node, top)) {
    if ((!name || dgs_html_is (node, name)) && (!class || dgs_html_has_class (node, class)))
      return node;
  }
  return NULL;
}

static char *
get_found_text (xmlNode *top, const char *name)
{
  xmlNode *node = find (top, name, NULL);
  g_autofree char *text = node ? dgs_html_get_text (node) : NULL;

  return text && *text ? g_steal_pointer (&text) : NULL;
}

/* Reads an attribute of the first element that has another attribute of a value. */
static char *
get_head_value (
    xmlNode *root, const char *element, const char *key, const char *value, const char *attribute)
{
  xmlNode *node;

  for (node = root; node; node = dgs_html_next (node, root)) {
    g_autofree char *found =
        dgs_html_is (node, element) ? dgs_html_get_attribute (node, key) : NULL;

    if (found && g_ascii_strcasecmp (found, value) == 0)
      return dgs_html_get_attribute (node, attribute);
  }
  return NULL;
}

/* A page's title often ends with the name of the site. */
static char *
get_title (xmlNode *root)
{
  g_autofree char *title = get_found_text (root, "title");
  g_autofree char *heading = get_found_text (root, "h1");
  g_autofree char *open_title = get_head_value (root, "meta", "property", "og:title", "content");
  g_autofree char *site = get_head_value (root, "meta", "property", "og:site_name", "content");
  char *bar;

  if (open_title && *open_title)
    return dgs_text_collapse (open_title);
  if (!title)
    return g_steal_pointer (&heading);
  if (heading && g_str_has_prefix (title, heading))
    return g_steal_pointer (&heading);
  bar = g_strrstr (title, " | ");
  if (!bar && site && g_str_has_suffix (title, site))
    bar = g_strrstr (title, " - ");
  if (bar && bar > title)
    *bar = '\0';
  return g_steal_pointer (&title);
}

static char *
get_canonical (xmlNode *root, const char *address)
{
  g_autofree char *href = get_head_value (root, "link", "rel", "canonical", "href");
  g_autofree char *canonical = href && *href ? dgs_address_resolve (address, href) : NULL;

  return dgs_address_is_web (canonical) ? g_steal_pointer (&canonical) : NULL;
}

static void
append_children (GString *out, xmlNode *node)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlNode *child;

  for (child = node->children; child; child = child->next)
    htmlNodeDump (buffer, child->doc, child);
  g_string_append (out, (const char *) xmlBufferContent (buffer));
  xmlBufferFree (buffer);
}

static void
append_heading (GString *out, const char *heading)
{
  g_autofree char *escaped = g_markup_escape_text (heading, -1);

  g_string_append_printf (out, "<h1>%s</h1>\n", escaped);
}

/* A heading that has lost its days to the line below it gets them back: they tell which digest it
 * is. */
static char *
make_heading (const char *heading, const char *when)
{
  g_autofree char *head = NULL;
  DgsPeriod period;
  DgsLabel label;
  GDate day;
  char date[16];
  gboolean is_clear;

  if (!when || dgs_period_split (heading, &period, &head, &is_clear))
    return g_strdup (heading);
  if (dgs_label_find (when, &label))
    return g_strdup_printf ("%s — Week %u, %u", heading, label.week, label.year);
  if (!dgs_period_find_date (when, &day))
    return g_strdup (heading);
  g_date_strftime (date, sizeof date, "%Y-%m-%d", &day);
  return g_strdup_printf ("%s — %s", heading, date);
}

/* Takes the article out of a page whose layout is known. A heading of its own is its title. */
static char *
extract_known (DgsPage *self, xmlNode *root, const DgsPublisherLayout *layout)
{
  xmlNode *article = find (root, NULL, layout->article);
  xmlNode *header = article && layout->header ? find (article, NULL, layout->header) : NULL;
  xmlNode *body = article && layout->body ? find (article, NULL, layout->body) : article;
  g_autoptr (GString) out = g_string_new (NULL);

  if (!body || (layout->header && !header))
    return NULL;
  if (header) {
    g_autofree char *heading = get_found_text (header, "h1");
    g_autofree char *when = get_found_text (header, "time");
    g_autofree char *full = heading ? make_heading (heading, when) : NULL;

    if (full)
      append_heading (out, full);
    if (heading) {
      g_free (self->title);
      self->title = g_steal_pointer (&heading);
    }
  }
  dgs_page_remove_clutter (body);
  append_children (out, body);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
extract_by_publisher (DgsPage *self, xmlNode *root, const DgsPublisher *publisher)
{
  const DgsPublisherLayout *layout;

  for (layout = publisher->layouts; layout->article; layout++) {
    g_autofree char *html = extract_known (self, root, layout);

    if (html && !dgs_text_is_blank (html))
      return g_steal_pointer (&html);
  }
  return NULL;
}

/* The heading of an article may stand above it. */
static char *
extract_general (xmlNode *root)
{
  xmlNode *article = dgs_page_find_article (root);
  g_autofree char *heading = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (!article)
    return NULL;
  heading = get_found_text (root, "h1");
  dgs_page_remove_clutter (article);
  if (heading && !find (article, "h1", NULL))
    append_heading (out, heading);
  append_children (out, article);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * dgs_page_extract:
 * @page: a page's HTML as UTF-8, in whatever state
 * @address: (nullable): the page's address
 * @error: return location for an error
 *
 * Takes the article out of a page, without what stands around it.
 *
 * Where the publisher's layouts are known, they tell where it is; its heading then has the days of
 * the digest, also where the page shows them apart. Else it is what the page calls its article or
 * its main part, or the block that holds most of the text.
 *
 * Returns: (transfer full) (nullable): the article as HTML that is as hostile as the page was;
 *   %NULL with %DGS_PAGE_ERROR_NO_ARTICLE where there is none
 */
DgsPage *
dgs_page_extract (const char *page, const char *address, GError **error)
{
  g_autoptr (xmlDoc) document = dgs_html_parse (page, MAX_BYTES);
  xmlNode *root = document ? xmlDocGetRootElement (document) : NULL;
  g_autoptr (DgsPage) self = g_new0 (DgsPage, 1);
  const DgsPublisher *publisher;

  if (root) {
    self->title = get_title (root);
    self->canonical = get_canonical (root, address);
    publisher = dgs_publisher_find (address);
    if (!publisher)
      publisher = dgs_publisher_find (self->canonical);
    if (publisher)
      self->html = extract_by_publisher (self, root, publisher);
    if (!self->html)
      self->html = extract_general (root);
  }
  if (!self->html) {
    g_set_error_literal (error, DGS_PAGE_ERROR, DGS_PAGE_ERROR_NO_ARTICLE,
                         "The page holds no article");
    return NULL;
  }
  return g_steal_pointer (&self);
}

/**
 * dgs_page_free:
 * @self: (transfer full): what was found
 *
 * Frees the article of a page.
 */
void
dgs_page_free (DgsPage *self)
{
  g_free (self->title);
  g_free (self->html);
  g_free (self->canonical);
  g_free (self);
}
