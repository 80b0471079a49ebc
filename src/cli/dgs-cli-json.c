/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-cli-json.h"

#include "dgs-cli.h"

static void
add_moment (JsonBuilder *builder, const char *name, GDateTime *moment)
{
  g_autofree char *text = moment ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  dgs_cli_add_string (builder, name, text);
}

static void
add_feeds (JsonBuilder *builder, const DgsDiscovery *page)
{
  guint i;

  json_builder_set_member_name (builder, "feeds");
  json_builder_begin_array (builder);
  for (i = 0; page && i < page->feeds->len; i++) {
    const DgsFeedLink *link = g_ptr_array_index (page->feeds, i);

    json_builder_begin_object (builder);
    dgs_cli_add_string (builder, "url", link->address);
    dgs_cli_add_string (builder, "title", link->title);
    dgs_cli_add_string (builder, "type", link->type);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_digest (JsonBuilder *builder, const DgsDigest *digest)
{
  json_builder_set_member_name (builder, "digest");
  if (digest->kind == DGS_DIGEST_KIND_NONE) {
    json_builder_add_null_value (builder);
    return;
  }
  json_builder_begin_object (builder);
  dgs_cli_add_string (builder, "key", digest->key);
  dgs_cli_add_string (builder, "series", digest->series);
  dgs_cli_add_string (builder, "kind", dgs_digest_kind_get_name (digest->kind));
  dgs_cli_add_date (builder, "start", &digest->start);
  dgs_cli_add_date (builder, "end", &digest->end);
  json_builder_end_object (builder);
}

/**
 * dgs_cli_build_stories:
 * @builder: in an object
 * @stories: (element-type DgsStory): the stories
 *
 * Adds the member "stories".
 */
void
dgs_cli_build_stories (JsonBuilder *builder, const GPtrArray *stories)
{
  guint i;

  json_builder_set_member_name (builder, "stories");
  json_builder_begin_array (builder);
  for (i = 0; i < stories->len; i++) {
    const DgsStory *story = g_ptr_array_index (stories, i);

    json_builder_begin_object (builder);
    dgs_cli_add_string (builder, "section", story->section);
    dgs_cli_add_string (builder, "title", story->title);
    dgs_cli_add_string (builder, "byline", story->byline);
    dgs_cli_add_string (builder, "link", story->link);
    dgs_cli_add_string (builder, "text", story->text);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_sources (JsonBuilder *builder, const GPtrArray *sources)
{
  guint i;

  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (i = 0; i < sources->len; i++) {
    const DgsSource *source = g_ptr_array_index (sources, i);

    json_builder_begin_object (builder);
    dgs_cli_add_string (builder, "title", source->title);
    dgs_cli_add_string (builder, "url", source->address);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_entry (JsonBuilder *builder, const DgsInspectedEntry *inspected)
{
  const DgsParsedEntry *entry = inspected->entry;
  const DgsDigest *digest = inspected->digest;

  json_builder_begin_object (builder);
  dgs_cli_add_string (builder, "id", entry->id);
  dgs_cli_add_string (builder, "title", entry->title);
  dgs_cli_add_string (builder, "link", entry->link);
  dgs_cli_add_string (builder, "author", entry->author);
  add_moment (builder, "published", entry->published);
  add_moment (builder, "updated", entry->updated);
  dgs_cli_add_string (builder, "summary", inspected->summary);
  dgs_cli_add_date (builder, "date", &digest->date);
  dgs_cli_add_string (builder, "date_origin", dgs_date_origin_get_name (digest->date_origin));
  add_digest (builder, digest);
  dgs_cli_build_stories (builder, digest->stories);
  add_sources (builder, digest->sources);
  dgs_cli_add_string (builder, "text", digest->text);
  json_builder_end_object (builder);
}

/**
 * dgs_cli_build_inspection:
 * @builder: empty
 * @inspection: what was found
 *
 * Builds the document of `inspect`.
 */
void
dgs_cli_build_inspection (JsonBuilder *builder, const DgsInspection *inspection)
{
  const DgsParsedFeed *feed = inspection->feed;
  guint i;

  json_builder_begin_object (builder);
  dgs_cli_add_string (builder, "format", inspection->format);
  dgs_cli_add_string (builder, "title", feed ? feed->title : inspection->links->title);
  dgs_cli_add_string (builder, "link", feed ? feed->link : NULL);
  dgs_cli_add_string (builder, "language", feed ? feed->language : NULL);
  add_feeds (builder, inspection->links);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (i = 0; i < inspection->entries->len; i++)
    add_entry (builder, g_ptr_array_index (inspection->entries, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * dgs_cli_build_article:
 * @builder: in an array or at the start of an object
 * @article: a loaded article
 * @links: every address that it came by
 * @feeds: the addresses of every feed that it came by
 * @full_text: whether the whole text is known
 *
 * Adds what `list` and `show` both say of one article; the object stays open.
 */
void
dgs_cli_build_article (JsonBuilder *builder,
                       DgsArticle *article,
                       const char *const *links,
                       const char *const *feeds,
                       gboolean full_text)
{
  DgsDigestKind kind = dgs_article_get_kind (article);

  json_builder_begin_object (builder);
  dgs_cli_add_string (builder, "key", dgs_article_get_key (article));
  dgs_cli_add_string (builder, "title", dgs_article_get_title (article));
  dgs_cli_add_string (builder, "series", dgs_article_get_series (article));
  dgs_cli_add_string (builder, "kind",
                      kind == DGS_DIGEST_KIND_NONE ? NULL : dgs_digest_kind_get_name (kind));
  dgs_cli_add_date (builder, "start", dgs_article_get_start (article));
  dgs_cli_add_date (builder, "end", dgs_article_get_end (article));
  dgs_cli_add_string (builder, "label", dgs_article_get_label (article));
  json_builder_set_member_name (builder, "inferred");
  json_builder_add_boolean_value (builder, dgs_article_get_inferred (article));
  dgs_cli_add_date (builder, "published", dgs_article_get_date (article));
  dgs_cli_add_string (builder, "date_origin",
                      dgs_date_origin_get_name (dgs_article_get_date_origin (article)));
  dgs_cli_add_string (builder, "link", dgs_article_get_link (article));
  json_builder_set_member_name (builder, "read");
  json_builder_add_boolean_value (builder, dgs_article_get_read (article));
  json_builder_set_member_name (builder, "saved");
  json_builder_add_boolean_value (builder, dgs_article_get_saved (article));
  dgs_cli_add_strings (builder, "feeds", feeds);
  dgs_cli_add_strings (builder, "links", links);
  json_builder_set_member_name (builder, "full_text");
  json_builder_add_boolean_value (builder, full_text);
}
