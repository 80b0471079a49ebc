/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-article-words.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "dgs-address.h"
#include "dgs-words.h"

static void
append (GString *out, const char *separator, const char *text)
{
  if (!text || *text == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, separator);
  g_string_append (out, text);
}

/* The series is told where the title does not tell it already. */
static const char *
get_series (DgsArticle *article)
{
  g_autofree char *title = dgs_words_title (dgs_article_get_title (article));
  const char *series = dgs_article_get_series (article);

  return g_strcmp0 (title, series) == 0 ? NULL : series;
}

/**
 * dgs_article_words_period:
 * @article: an article
 *
 * Writes the days that a digest covers, or the date of another article.
 *
 * Returns: (transfer full): plain text, empty where nothing says when
 */
char *
dgs_article_words_period (DgsArticle *article)
{
  DgsDigestKind kind = dgs_article_get_kind (article);

  if (kind == DGS_DIGEST_KIND_NONE)
    return dgs_words_date (dgs_article_get_date (article));
  return dgs_words_period (kind, dgs_article_get_start (article), dgs_article_get_end (article));
}

/**
 * dgs_article_words_details:
 * @article: an article
 *
 * Writes the line below its title in a list.
 *
 * Returns: (transfer full): for example `18 April – 1 May 2026 · 12 stories`
 */
char *
dgs_article_words_details (DgsArticle *article)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *period = dgs_article_words_period (article);
  g_autofree char *stories = NULL;
  guint n_stories = dgs_article_get_story_count (article);

  if (n_stories > 0)
    stories = g_strdup_printf (ngettext ("%u story", "%u stories", n_stories), n_stories);
  append (out, " · ", period);
  append (out, " · ", get_series (article));
  if (dgs_article_get_kind (article) == DGS_DIGEST_KIND_NONE)
    append (out, " · ", dgs_article_get_feed_title (article));
  append (out, " · ", stories);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The publisher counts weeks in its own way; where that differs, both are told. */
static char *
get_label (DgsArticle *article)
{
  const char *label = dgs_article_get_label (article);
  guint week = dgs_article_get_week (article);
  guint year, number;

  if (!label || sscanf (label, "%4u-W%2u", &year, &number) != 2 || year * 100 + number == week)
    return NULL;
  if (dgs_article_get_inferred (article))
    /* Translators: the number of a week stands in the place of %u. */
    return g_strdup_printf (_ ("days reckoned from its name, Week %u"), number);
  /* Translators: the number of a week stands in the place of %u. */
  return g_strdup_printf (_ ("published as Week %u"), number);
}

/**
 * dgs_article_words_byline:
 * @article: an article
 *
 * Writes the line below its title in the reader.
 *
 * Returns: (transfer full): for example `Weekly digest · 18 April – 1 May 2026`
 */
char *
dgs_article_words_byline (DgsArticle *article)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *period = dgs_article_words_period (article);
  g_autofree char *label = get_label (article);

  append (out, " · ", get_series (article));
  if (dgs_article_get_kind (article) == DGS_DIGEST_KIND_WEEKLY)
    append (out, " · ", _ ("Weekly digest"));
  else if (dgs_article_get_kind (article) == DGS_DIGEST_KIND_DAILY)
    append (out, " · ", _ ("Daily digest"));
  else
    append (out, " · ", dgs_article_get_feed_title (article));
  append (out, " · ", period);
  append (out, " · ", label);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * dgs_article_words_summary:
 * @article: an article
 *
 * Writes what a screen reader says of its row: the title first.
 *
 * Returns: (transfer full): plain text
 */
char *
dgs_article_words_summary (DgsArticle *article)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *title = dgs_words_title (dgs_article_get_title (article));
  g_autofree char *details = dgs_article_words_details (article);
  g_auto (GStrv) parts = g_strsplit (details, " · ", -1);
  g_autofree char *spoken = g_strjoinv (", ", parts);

  append (out, ", ", dgs_article_get_loaded (article) ? title : _ ("Loading"));
  append (out, ", ", spoken);
  if (dgs_article_get_loaded (article) && !dgs_article_get_read (article))
    append (out, ", ", _ ("unread"));
  if (dgs_article_get_saved (article))
    append (out, ", ", _ ("saved"));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * dgs_article_words_has_page:
 * @article: an article
 *
 * Tells whether it stands on a page. The samples do not: RFC 2606 keeps their address from ever
 * answering.
 *
 * Returns: whether its link leads somewhere
 */
gboolean
dgs_article_words_has_page (DgsArticle *article)
{
  g_autofree char *host = dgs_address_get_host (dgs_article_get_link (article));

  return host && !g_str_has_suffix (host, ".invalid");
}

/**
 * dgs_article_words_elsewhere:
 * @place: where a story stands, too
 *
 * Names another article beside a story: a digest by its days, for those of a series share a title.
 *
 * Returns: (transfer full): plain text
 */
char *
dgs_article_words_elsewhere (const DgsElsewhere *place)
{
  g_autofree char *title = dgs_words_title (place->title);
  g_autofree char *date = dgs_words_date (&place->date);

  if (!place->is_digest || *date == '\0')
    return g_steal_pointer (&title);
  /* Translators: the title of a digest, and its day. */
  return g_strdup_printf (_ ("%s, %s"), title, date);
}

/**
 * dgs_article_words_beginning:
 * @problem: what the last attempt at the whole text met
 * @address: (nullable): the page that has it
 * @offline: whether there is no network
 *
 * Says why only the beginning of a text is shown.
 *
 * Returns: (transfer full): plain text
 */
char *
dgs_article_words_beginning (DgsProblem problem, const char *address, gboolean offline)
{
  g_autofree char *reason = NULL;

  if (offline)
    return g_strdup (_ ("Only the beginning of this digest is here, and you are offline. Try again "
                        "when you are connected."));
  if (problem == DGS_PROBLEM_NONE || problem == DGS_PROBLEM_CANCELLED)
    return g_strdup (_ ("Only the beginning of this digest is in the feed"));
  reason = dgs_words_page_problem (problem, address);
  /* Translators: one or two whole sentences that say why stand in the place of %s. */
  return g_strdup_printf (_ ("Only the beginning of this digest is here. %s"), reason);
}
