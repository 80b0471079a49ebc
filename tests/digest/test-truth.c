/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-digest.h"
#include "dgs-page.h"

#include <json-glib/json-glib.h>
#include <libxml/parser.h>
#include <string.h>

/* Twelve days of a real site, and what is true of them. They are not part of this project. */
typedef struct {
  char *days;
  JsonParser *parser;
} Truth;

static gboolean
truth_open (Truth *self)
{
  const char *shared = g_getenv ("DIGESTS_SHARED");
  g_autofree char *path = NULL;

  self->days = shared ? g_build_filename (shared, "publisher", "days", NULL) : g_strdup ("");
  self->parser = json_parser_new ();
  path = g_build_filename (self->days, "truth.json", NULL);
  if (json_parser_load_from_file (self->parser, path, NULL))
    return TRUE;
  g_test_skip ("the days of the publisher are not here");
  return FALSE;
}

static void
truth_close (Truth *self)
{
  g_clear_object (&self->parser);
  g_clear_pointer (&self->days, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Truth, truth_close)

static JsonObject *
truth_get (Truth *self)
{
  return json_node_get_object (json_parser_get_root (self->parser));
}

static char *
make_key (JsonObject *digest)
{
  g_auto (GStrv) id = g_strsplit (json_object_get_string_member (digest, "id"), "/", 2);

  return g_strdup_printf ("macworks.dev/%s/%s/%s", id[0],
                          json_object_get_string_member (digest, "kind"), id[1]);
}

static char *
get_page (Truth *truth, const char *day, const char *address)
{
  g_autofree char *path = g_build_filename (
      truth->days, day, address + strlen ("https://macworks.dev/"), "index.html", NULL);
  char *page = NULL;

  g_file_get_contents (path, &page, NULL, NULL);
  return page;
}

static DgsDigest *
read_page (const char *page, const char *address, DgsDocument **document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsPage) article = dgs_page_extract (page, address, &error);
  DgsDigestInput input = {
    0,
  };

  g_assert_no_error (error);
  g_assert_cmpstr (article->canonical, ==, address);
  *document = dgs_document_new_from_html (article->html, address);
  input.title = article->title;
  input.link = address;
  input.entry_key = address;
  input.document = *document;
  return dgs_digest_new (&input);
}

/* Counts links as the publisher made them: neighbours of one target are one. */
static void
count_links (GPtrArray *blocks, guint *links, guint *dead)
{
  guint i;
  guint j;

  for (i = 0; i < blocks->len; i++) {
    const DgsBlock *block = g_ptr_array_index (blocks, i);
    const DgsSpan *before = NULL;

    if (block->kind == DGS_BLOCK_DISCLOSURE)
      continue;
    for (j = 0; j < block->spans->len; j++) {
      const DgsSpan *span = g_ptr_array_index (block->spans, j);
      gboolean is_new =
          !before || g_strcmp0 (before->href, span->href) != 0 || before->dead != span->dead;

      *dead += span->dead && is_new;
      *links += (span->dead || span->href) && is_new;
      before = span;
    }
    count_links (block->children, links, dead);
  }
}

static void
assert_date (const GDate *date, JsonObject *digest, const char *member)
{
  char text[16];

  g_assert_true (g_date_valid (date));
  g_date_strftime (text, sizeof text, "%Y-%m-%d", date);
  g_assert_cmpstr (text, ==, json_object_get_string_member (digest, member));
}

static void
check_page (JsonObject *truth, const char *page, const char *address)
{
  JsonObject *measures =
      json_object_get_object_member (json_object_get_object_member (truth, "measures"), "old");
  g_autoptr (DgsDocument) document = NULL;
  g_autoptr (DgsDigest) digest = read_page (page, address, &document);
  g_autofree char *key = make_key (truth);
  guint links = 0;
  guint dead = 0;

  g_assert_cmpstr (digest->key, ==, key);
  g_assert_cmpstr (digest->series, ==, json_object_get_string_member (truth, "series"));
  g_assert_true (
      g_str_has_suffix (digest->series_key, json_object_get_string_member (truth, "series_dir")));
  g_assert_cmpstr (dgs_digest_kind_get_name (digest->kind), ==,
                   json_object_get_string_member (truth, "kind"));
  g_assert_cmpstr (digest->heading, ==, json_object_get_string_member (measures, "h1_rendered"));
  assert_date (&digest->start, truth, "start");
  assert_date (&digest->end, truth, "end");
  assert_date (&digest->date, truth, "end");
  g_assert_false (digest->inferred);
  g_assert_cmpuint (digest->stories->len, ==, json_object_get_int_member (measures, "stories"));
  g_assert_cmpuint (digest->sources->len, ==, json_object_get_int_member (measures, "sources"));

  count_links (dgs_document_get_blocks (document), &links, &dead);
  g_assert_cmpuint (links, ==, json_object_get_int_member (measures, "links"));
  g_assert_cmpuint (dead, ==, json_object_get_int_member (measures, "dead_links"));
}

static gboolean
is_within (JsonObject *appearance, const char *day)
{
  return strcmp (json_object_get_string_member (appearance, "first"), day) <= 0 &&
         strcmp (json_object_get_string_member (appearance, "last"), day) >= 0;
}

static void
test_pages (void)
{
  g_auto (Truth) truth = {
    0,
  };
  g_autoptr (GList) days = NULL;
  JsonArray *digests;
  guint n_pages = 0;
  guint i;
  guint j;
  GList *day;

  if (!truth_open (&truth))
    return;
  digests = json_object_get_array_member (truth_get (&truth), "digests");
  days = json_object_get_members (json_object_get_object_member (truth_get (&truth), "days"));
  for (i = 0; i < json_array_get_length (digests); i++) {
    JsonObject *digest = json_array_get_object_element (digests, i);
    JsonArray *appearances = json_object_get_array_member (digest, "appearances");

    for (j = 0; j < json_array_get_length (appearances); j++) {
      JsonObject *appearance = json_array_get_object_element (appearances, j);
      const char *address = json_object_get_string_member (appearance, "url");

      for (day = days; day; day = day->next) {
        g_autofree char *page =
            is_within (appearance, day->data) ? get_page (&truth, day->data, address) : NULL;

        if (!page)
          continue;
        g_test_message ("%s %s", (char *) day->data, address);
        check_page (digest, page, address);
        n_pages++;
      }
    }
  }
  g_test_message ("%u pages", n_pages);
  g_assert_cmpuint (n_pages, >, 200);
}

static char *
get_child_text (xmlNode *item, const char *name)
{
  xmlNode *node;

  for (node = item->children; node; node = node->next) {
    if (node->type == XML_ELEMENT_NODE && g_str_equal (node->name, name)) {
      xmlChar *content = xmlNodeGetContent (node);
      char *text = g_strdup ((const char *) content);

      xmlFree (content);
      return text;
    }
  }
  return NULL;
}

/* An entry has but the beginning of the text, and is the same article all the same. */
static void
check_entry (Truth *truth, GHashTable *keys, const char *day, xmlNode *item)
{
  g_autofree char *title = get_child_text (item, "title");
  g_autofree char *link = get_child_text (item, "link");
  g_autofree char *html = get_child_text (item, "description");
  g_autofree char *page = get_page (truth, day, link);
  g_autoptr (DgsDocument) document = dgs_document_new_from_html (html, link);
  g_autoptr (GDateTime) published = g_date_time_new_utc (1, 1, 1, 0, 0, 0);
  DgsDigestInput input = { title, link, link, published, document };
  g_autoptr (DgsDigest) digest = dgs_digest_new (&input);
  g_autoptr (DgsDocument) whole = NULL;
  g_autoptr (DgsDigest) full = NULL;

  g_test_message ("%s %s", day, link);
  g_assert_nonnull (page);
  full = read_page (page, link, &whole);
  g_assert_cmpstr (digest->key, ==, full->key);
  g_assert_cmpstr (digest->series_key, ==, full->series_key);
  g_assert_cmpstr (digest->title, ==, full->title);
  g_assert_cmpint (digest->kind, !=, DGS_DIGEST_KIND_NONE);
  g_assert_cmpint (digest->date_origin, ==, full->date_origin);
  g_assert_cmpuint (digest->stories->len, <=, full->stories->len);
  if (!strstr (link, "/zh/"))
    g_assert_true (g_hash_table_contains (keys, digest->key));
}

static guint
check_feed (Truth *truth, GHashTable *keys, const char *day, const char *name)
{
  g_autofree char *path = g_build_filename (truth->days, day, name, NULL);
  xmlDoc *feed = xmlReadFile (path, NULL, XML_PARSE_NONET);
  xmlNode *channel = xmlFirstElementChild (xmlDocGetRootElement (feed));
  xmlNode *item;
  guint n_items = 0;

  for (item = channel->children; item; item = item->next) {
    if (item->type != XML_ELEMENT_NODE || !g_str_equal (item->name, "item"))
      continue;
    check_entry (truth, keys, day, item);
    n_items++;
  }
  xmlFreeDoc (feed);
  return n_items;
}

static void
test_feeds (void)
{
  g_auto (Truth) truth = {
    0,
  };
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) days = NULL;
  JsonObject *by_day;
  JsonArray *digests;
  GList *day;
  guint i;

  if (!truth_open (&truth))
    return;
  digests = json_object_get_array_member (truth_get (&truth), "digests");
  for (i = 0; i < json_array_get_length (digests); i++)
    g_hash_table_add (keys, make_key (json_array_get_object_element (digests, i)));
  g_assert_cmpuint (g_hash_table_size (keys), ==, json_array_get_length (digests));

  by_day = json_object_get_object_member (truth_get (&truth), "days");
  days = json_object_get_members (by_day);
  for (day = days; day; day = day->next) {
    JsonObject *feeds =
        json_object_get_object_member (json_object_get_object_member (by_day, day->data), "feeds");
    g_autoptr (GList) names = json_object_get_members (feeds);
    GList *name;

    for (name = names; name; name = name->next) {
      guint n_items = check_feed (&truth, keys, day->data, name->data);

      g_assert_cmpuint (n_items, ==, json_object_get_int_member (feeds, name->data));
    }
  }
}

/* The one feed that is a copy of what the site really sent. */
static void
test_real_feed (void)
{
  static const char *const expected[] = { "macworks.dev/tech/weekly/2026-04-18..2026-05-01",
                                          "macworks.dev/tech/daily/2026-05-01" };
  const char *shared = g_getenv ("DIGESTS_SHARED");
  g_autofree char *path =
      g_build_filename (shared ? shared : "", "publisher", "ml-infrastructure.xml", NULL);
  xmlDoc *feed;
  xmlNode *item;
  guint n_items = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_test_skip ("the feed of the publisher is not here");
    return;
  }
  feed = xmlReadFile (path, NULL, XML_PARSE_NONET);
  item = xmlFirstElementChild (xmlDocGetRootElement (feed))->children;
  for (; item; item = item->next) {
    g_autofree char *title = get_child_text (item, "title");
    g_autofree char *link = get_child_text (item, "link");
    g_autofree char *html = get_child_text (item, "description");
    g_autoptr (DgsDocument) document = NULL;
    g_autoptr (DgsDigest) digest = NULL;
    DgsDigestInput input = { title, link, link, NULL, NULL };

    if (!html || !link)
      continue;
    document = dgs_document_new_from_html (html, link);
    input.document = document;
    digest = dgs_digest_new (&input);
    g_assert_cmpuint (n_items, <, G_N_ELEMENTS (expected));
    g_assert_cmpstr (digest->key, ==, expected[n_items++]);
    g_assert_cmpstr (digest->series, ==, "Engineering @ Scale");
  }
  xmlFreeDoc (feed);
  g_assert_cmpuint (n_items, ==, G_N_ELEMENTS (expected));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/truth/pages", test_pages);
  g_test_add_func ("/digest/truth/feeds", test_feeds);
  g_test_add_func ("/digest/truth/real-feed", test_real_feed);
  return g_test_run ();
}
