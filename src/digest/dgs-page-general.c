/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-page-general.h"

#include "dgs-markup.h"

#include <string.h>

/* Less text outside links is no article: a form, a menu, a notice. */
#define MIN_TEXT 200

static const char *const clutter_elements[] = { "nav", "aside", "footer", "dialog", NULL };
static const char *const clutter_words[] = {
  "related",    "share",   "sharing", "social",    "comments",   "comment-list",
  "newsletter", "sidebar", "promo",   "subscribe", "breadcrumb", "breadcrumbs",
  "pagination", "cookie",  "advert",  "adverts",   "menu",       "toc",
  "author-bio", "sr-only", "noprint", NULL,
};
static const char *const clutter_roles[] = { "navigation", "complementary", "contentinfo",
                                             "search",     "banner",        NULL };

/* How much text is in a block, by a count that favours the one around most of the paragraphs. */
typedef struct {
  GHashTable *scores;
  xmlNode *best;
  int best_score;
} Scoring;

static gboolean
names_clutter (xmlNode *node, const char *attribute)
{
  g_autofree char *value = dgs_html_get_attribute (node, attribute);
  g_auto (GStrv) words = NULL;
  guint i;

  if (!value)
    return FALSE;
  words = g_strsplit_set (value, " \t\r\n", -1);
  for (i = 0; words[i]; i++) {
    g_autofree char *word = g_ascii_strdown (words[i], -1);

    if (g_strv_contains (clutter_words, word))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_clutter (xmlNode *node)
{
  g_autofree char *role = NULL;

  if (dgs_html_is_one_of (node, clutter_elements))
    return TRUE;
  if (node->type != XML_ELEMENT_NODE || !node->properties || dgs_html_is (node, "body"))
    return FALSE;
  role = dgs_html_get_attribute (node, "role");
  return (role && g_strv_contains (clutter_roles, role)) || names_clutter (node, "class") ||
         names_clutter (node, "id");
}

/* Goes on after a node without what is in it. */
static xmlNode *
skip (const xmlNode *node, const xmlNode *top)
{
  while (node != top && !node->next)
    node = node->parent;
  return node == top ? NULL : node->next;
}

static xmlNode *
step (xmlNode *node, const xmlNode *top)
{
  gboolean is_element = node->type == XML_ELEMENT_NODE;

  if (node != top && is_element && (dgs_markup_is_dropped (node) || is_clutter (node)))
    return skip (node, top);
  return dgs_html_next (node, top);
}

static gboolean
is_in_link (const xmlNode *node, const xmlNode *top)
{
  for (; node && node != top; node = node->parent) {
    if (dgs_html_is (node, "a"))
      return TRUE;
  }
  return FALSE;
}

static int
get_length (const xmlNode *node)
{
  const char *text = (const char *) node->content;

  if (node->type != XML_TEXT_NODE || !text)
    return 0;
  text += strspn (text, " \t\r\n");
  return (int) MIN (strlen (text), 100000);
}

/* Counts the text under a node, without links. */
static int
count_text (xmlNode *top)
{
  xmlNode *node;
  int length = 0;

  for (node = top->children; node && length < G_MAXINT / 2; node = step (node, top)) {
    if (get_length (node) > 0 && !is_in_link (node, top))
      length += get_length (node);
  }
  return length;
}

static void
add_score (Scoring *self, xmlNode *node, int score)
{
  int total;

  if (!node || node->type != XML_ELEMENT_NODE)
    return;
  total = GPOINTER_TO_INT (g_hash_table_lookup (self->scores, node));
  total = CLAMP (total + score, -G_MAXINT / 4, G_MAXINT / 4);
  g_hash_table_insert (self->scores, node, GINT_TO_POINTER (total));
  if (total > self->best_score) {
    self->best_score = total;
    self->best = node;
  }
}

static xmlNode *
get_container (xmlNode *text)
{
  static const char *const holders[] = { "div", "section", "article", "main", "td", "body", NULL };
  xmlNode *node = text->parent;

  while (node && !dgs_html_is_one_of (node, holders))
    node = node->parent;
  return node;
}

/* Finds the block that holds most of a page's running text. */
static xmlNode *
find_densest (xmlNode *top)
{
  g_autoptr (GHashTable) scores = g_hash_table_new (NULL, NULL);
  Scoring scoring = { scores, NULL, 0 };
  xmlNode *node;

  for (node = top->children; node; node = step (node, top)) {
    int length = get_length (node);
    xmlNode *container;

    if (length == 0)
      continue;
    container = get_container (node);
    if (is_in_link (node, top))
      length = -length;
    add_score (&scoring, container, length);
    if (container && container != top)
      add_score (&scoring, container->parent, length / 2);
  }
  return scoring.best_score >= MIN_TEXT ? scoring.best : NULL;
}

/* Of several articles one is that of the page if it holds most of the text of all: else the page
 * is a list of them. */
static xmlNode *
find_element (xmlNode *root, gboolean (*is_wanted) (xmlNode *node))
{
  xmlNode *best = NULL;
  xmlNode *node;
  int best_length = 0;
  gint64 total = 0;

  for (node = root; node;) {
    int length;

    if (!is_wanted (node)) {
      node = step (node, root);
      continue;
    }
    length = count_text (node);
    total += length;
    if (length > best_length) {
      best_length = length;
      best = node;
    }
    node = skip (node, root);
  }
  return best_length >= MIN_TEXT && (gint64) best_length * 2 > total ? best : NULL;
}

static gboolean
is_article (xmlNode *node)
{
  return dgs_html_is (node, "article");
}

static gboolean
is_main (xmlNode *node)
{
  g_autofree char *role = NULL;

  if (dgs_html_is (node, "main"))
    return TRUE;
  role = node->type == XML_ELEMENT_NODE && node->properties ? dgs_html_get_attribute (node, "role")
                                                            : NULL;
  return g_strcmp0 (role, "main") == 0;
}

static guint
count_articles (xmlNode *root)
{
  xmlNode *node;
  guint count = 0;

  for (node = root; node; node = is_article (node) ? skip (node, root) : step (node, root))
    count += is_article (node);
  return count;
}

/* Finds the article in a page of which nothing is known: by what the page says itself, else by
 * where the text is. NULL where there is none of some length. */
xmlNode *
dgs_page_find_article (xmlNode *root)
{
  xmlNode *found = find_element (root, is_article);

  if (found)
    return found;
  if (count_articles (root) > 2)
    return NULL;
  found = find_element (root, is_main);
  return found ? found : find_densest (root);
}

/* Takes out what stands around the text of an article: menus, asides, forms, invitations. */
void
dgs_page_remove_clutter (xmlNode *article)
{
  xmlNode *node = article->children;

  while (node) {
    gboolean is_element = node->type == XML_ELEMENT_NODE;
    gboolean goes = is_element && (is_clutter (node) || dgs_markup_is_dropped (node));
    xmlNode *next = goes ? skip (node, article) : dgs_html_next (node, article);

    if (goes) {
      xmlUnlinkNode (node);
      xmlFreeNode (node);
    }
    node = next;
  }
}
