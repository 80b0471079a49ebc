/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-news-words.h"

#include <glib/gi18n.h>

#include "dgs-article-words.h"
#include "dgs-text.h"
#include "dgs-words.h"

#define BODY_CHARS 160
#define MAX_LISTED 5

/**
 * dgs_news_words_title:
 * @article: a loaded article
 *
 * Names an article where nothing else is around it: a digest by its series and its days.
 *
 * Returns: (transfer full): for example `Engineering @ Scale, 18 April – 1 May 2026`
 */
char *
dgs_news_words_title (DgsArticle *article)
{
  g_autofree char *title = dgs_words_title (dgs_article_get_title (article));
  g_autofree char *period = dgs_article_words_period (article);
  const char *series = dgs_article_get_series (article);

  if (dgs_article_get_kind (article) == DGS_DIGEST_KIND_NONE || *period == '\0')
    return g_steal_pointer (&title);
  /* Translators: the name of a series of digests, and the days that one covers. */
  return g_strdup_printf (_ ("%s, %s"), series ? series : title, period);
}

/**
 * dgs_news_words_body:
 * @article: a loaded article
 *
 * Gives its first words; of a post, the feed before them.
 *
 * Returns: (transfer full): plain text
 */
char *
dgs_news_words_body (DgsArticle *article)
{
  g_autofree char *words = dgs_text_excerpt (dgs_article_get_excerpt (article), BODY_CHARS);
  const char *feed = dgs_article_get_feed_title (article);

  if (dgs_article_get_kind (article) != DGS_DIGEST_KIND_NONE || !feed)
    return g_steal_pointer (&words);
  /* Translators: the name of a feed, and the first words of a post. */
  return g_strdup_printf (_ ("%s: %s"), feed, words);
}

/**
 * dgs_news_words_summary:
 * @news: (element-type DgsNews): several articles
 *
 * Says how many are new.
 *
 * Returns: (transfer full): for example `3 New Weeks`
 */
char *
dgs_news_words_summary (const GPtrArray *news)
{
  DgsDigestKind least = DGS_DIGEST_KIND_WEEKLY;
  guint i;

  for (i = 0; i < news->len; i++) {
    const DgsNews *item = g_ptr_array_index (news, i);

    least = MIN (least, dgs_article_get_kind (item->article));
  }
  if (least == DGS_DIGEST_KIND_WEEKLY)
    return g_strdup_printf (ngettext ("%u New Week", "%u New Weeks", news->len), news->len);
  if (least == DGS_DIGEST_KIND_DAILY)
    return g_strdup_printf (ngettext ("%u New Digest", "%u New Digests", news->len), news->len);
  return g_strdup_printf (ngettext ("%u New Article", "%u New Articles", news->len), news->len);
}

/**
 * dgs_news_words_list:
 * @news: (element-type DgsNews): several articles
 *
 * Names the first of them, one a line.
 *
 * Returns: (transfer full): plain text
 */
char *
dgs_news_words_list (const GPtrArray *news)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint shown = news->len > MAX_LISTED ? MAX_LISTED - 1 : news->len;
  guint i;

  for (i = 0; i < shown; i++) {
    const DgsNews *item = g_ptr_array_index (news, i);
    g_autofree char *title = dgs_news_words_title (item->article);

    g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "", title);
  }
  if (shown < news->len) {
    g_string_append_c (out, '\n');
    g_string_append_printf (out, ngettext ("and %u more", "and %u more", news->len - shown),
                            news->len - shown);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
