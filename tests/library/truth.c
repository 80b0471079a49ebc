/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "truth.h"

#include <json-glib/json-glib.h>

static void
appearance_free (TruthAppearance *appearance)
{
  g_free (appearance->url);
  g_free (appearance->first);
  g_free (appearance->last);
  g_free (appearance);
}

static void
digest_free (TruthDigest *digest)
{
  g_free (digest->id);
  g_free (digest->directory);
  g_free (digest->series);
  g_free (digest->kind);
  g_free (digest->start);
  g_free (digest->end);
  g_ptr_array_unref (digest->appearances);
  g_free (digest);
}

static void
day_free (TruthDay *day)
{
  g_free (day->name);
  g_ptr_array_unref (day->feeds);
  g_hash_table_unref (day->due);
  g_free (day);
}

static char *
dup_member (JsonObject *object, const char *name)
{
  return g_strdup (json_object_get_string_member (object, name));
}

static TruthDigest *
read_digest (JsonObject *object)
{
  TruthDigest *digest = g_new0 (TruthDigest, 1);
  JsonArray *appearances = json_object_get_array_member (object, "appearances");
  JsonObject *measures = json_object_get_object_member (object, "measures");
  JsonObject *old = json_object_get_object_member (measures, "old");
  guint i;

  digest->id = dup_member (object, "id");
  digest->directory = dup_member (object, "series_dir");
  digest->series = dup_member (object, "series");
  digest->kind = dup_member (object, "kind");
  digest->start = dup_member (object, "start");
  digest->end = dup_member (object, "end");
  digest->stories = (guint) json_object_get_int_member (old, "stories");
  digest->sources = (guint) json_object_get_int_member (old, "sources");
  digest->appearances = g_ptr_array_new_with_free_func ((GDestroyNotify) appearance_free);
  for (i = 0; i < json_array_get_length (appearances); i++) {
    JsonObject *from = json_array_get_object_element (appearances, i);
    TruthAppearance *appearance = g_new0 (TruthAppearance, 1);

    appearance->url = dup_member (from, "url");
    appearance->first = dup_member (from, "first");
    appearance->last = dup_member (from, "last");
    g_ptr_array_add (digest->appearances, appearance);
  }
  return digest;
}

static TruthDay *
read_day (const char *name, JsonObject *object)
{
  TruthDay *day = g_new0 (TruthDay, 1);
  JsonArray *due = json_object_get_array_member (object, "notifications_due");
  g_autoptr (GList) feeds =
      json_object_get_members (json_object_get_object_member (object, "feeds"));
  GList *link;
  guint i;

  day->name = g_strdup (name);
  day->feeds = g_ptr_array_new_with_free_func (g_free);
  day->due = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (link = feeds; link; link = link->next) {
    /* The digests of the other language are not in the truth. */
    if (!g_str_has_prefix (link->data, "zh/"))
      g_ptr_array_add (day->feeds, g_strdup (link->data));
  }
  for (i = 0; i < json_array_get_length (due); i++)
    g_hash_table_add (day->due, g_strdup (json_array_get_string_element (due, i)));
  return day;
}

static int
compare_days (gconstpointer one, gconstpointer other)
{
  return g_strcmp0 ((*(TruthDay *const *) one)->name, (*(TruthDay *const *) other)->name);
}

static void
read_truth (Truth *self, JsonObject *root)
{
  JsonObject *days = json_object_get_object_member (root, "days");
  JsonArray *digests = json_object_get_array_member (root, "digests");
  g_autoptr (GList) names = json_object_get_members (days);
  GList *link;
  guint i;

  for (link = names; link; link = link->next)
    g_ptr_array_add (self->days,
                     read_day (link->data, json_object_get_object_member (days, link->data)));
  g_ptr_array_sort (self->days, compare_days);
  for (i = 0; i < json_array_get_length (digests); i++) {
    TruthDigest *digest = read_digest (json_array_get_object_element (digests, i));

    g_hash_table_insert (self->digests, digest->id, digest);
  }
}

/* Loads what is true of the publisher's days; NULL where the shared data is not there. */
Truth *
truth_load (void)
{
  g_autofree char *folder =
      g_build_filename (g_getenv ("DIGESTS_SHARED"), "publisher", "days", NULL);
  g_autofree char *path = g_build_filename (folder, "truth.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  Truth *self;

  if (!json_parser_load_from_file (parser, path, NULL))
    return NULL;
  self = g_new0 (Truth, 1);
  self->folder = g_steal_pointer (&folder);
  self->days = g_ptr_array_new_with_free_func ((GDestroyNotify) day_free);
  self->digests =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) digest_free);
  read_truth (self, json_node_get_object (json_parser_get_root (parser)));
  return self;
}

void
truth_free (Truth *self)
{
  g_free (self->folder);
  g_ptr_array_unref (self->days);
  g_hash_table_unref (self->digests);
  g_free (self);
}

char *
truth_get_root (Truth *self, guint day)
{
  return g_build_filename (self->folder, ((TruthDay *) g_ptr_array_index (self->days, day))->name,
                           NULL);
}

const TruthDigest *
truth_find_by_url (Truth *self, const char *url, const char *day)
{
  GHashTableIter iter;
  gpointer value;
  guint i;

  g_hash_table_iter_init (&iter, self->digests);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const TruthDigest *digest = value;

    for (i = 0; i < digest->appearances->len; i++) {
      const TruthAppearance *appearance = g_ptr_array_index (digest->appearances, i);

      if (g_str_equal (appearance->url, url) && strcmp (appearance->first, day) <= 0 &&
          strcmp (appearance->last, day) >= 0)
        return digest;
    }
  }
  return NULL;
}

/* The ids of the digests that a feed's bytes carry on a day: by its guids alone, without the
 * parser that is under test. */
GHashTable *
truth_read_feed (Truth *self, guint day, const char *feed)
{
  const TruthDay *truth_day = g_ptr_array_index (self->days, day);
  g_autofree char *path = g_build_filename (self->folder, truth_day->name, feed, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GRegex) regex = g_regex_new ("<guid>([^<]*)</guid>", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL)) {
    g_autofree char *url = g_match_info_fetch (match, 1);
    const TruthDigest *digest = truth_find_by_url (self, url, truth_day->name);

    g_assert_nonnull (digest);
    g_hash_table_add (ids, digest->id);
  }
  return g_steal_pointer (&ids);
}
