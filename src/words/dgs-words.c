/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-words.h"

#include <glib/gi18n.h>

#include "dgs-address.h"
#include "dgs-text.h"

/* A format with one "%s" for the address or its host, and where it says so the status before. */
typedef struct {
  DgsProblem problem;
  gboolean whole_address;
  const char *text;
} ProblemWords;

static const ProblemWords problem_words[] = {
  { DGS_PROBLEM_ADDRESS, TRUE,
    N_ ("“%s” is not an address that can be fetched. Use one that begins with https:// or http://.") },
  { DGS_PROBLEM_HOST, FALSE,
    N_ ("“%s” was not found: no computer on the network has that name. Check the spelling and your "
        "connection.") },
  { DGS_PROBLEM_CONNECTION, FALSE,
    N_ ("The connection to “%s” could not be made or broke off. Check your connection and try "
        "again.") },
  { DGS_PROBLEM_TLS, FALSE,
    N_ ("“%s” could not prove that it is what it says: its certificate is not valid. Check the date "
        "of this computer; otherwise only the publisher can mend it.") },
  { DGS_PROBLEM_TIMEOUT, FALSE, N_ ("“%s” did not answer in time. Try again later.") },
  { DGS_PROBLEM_TOO_LARGE, FALSE,
    N_ ("What “%s” sends is too large to be a feed, so it was not read to its end. Choose a feed "
        "that carries less.") },
  { DGS_PROBLEM_REDIRECT, TRUE,
    N_ ("“%s” sends readers on to a place that leads nowhere. Look for the feed's new address on the "
        "publisher's site.") },
  { DGS_PROBLEM_WAIT, FALSE,
    N_ ("“%s” asked for a pause between requests, and it is not over yet. It will be fetched when it "
        "is.") },
  { DGS_PROBLEM_NOT_FOUND, TRUE,
    N_ ("There is nothing at “%s” (status 404). Check the address; the publisher may have moved the "
        "feed.") },
  { DGS_PROBLEM_GONE, TRUE,
    N_ ("The publisher has taken “%s” away for good (status 410), so it is fetched no more. You can "
        "unsubscribe; its digests stay.") },
  { DGS_PROBLEM_FORBIDDEN, FALSE,
    N_ ("“%s” does not let this application read that address. It may want a login, which feeds "
        "cannot give.") },
  { DGS_PROBLEM_EMPTY, TRUE, N_ ("“%s” answered, but sent nothing. Try again later.") },
  { DGS_PROBLEM_PAGE, TRUE,
    N_ ("“%s” is a page that names no feed and shows no digest that could be followed. Look on "
        "it for a link called RSS, Atom or Feed.") },
  { DGS_PROBLEM_NOT_A_FEED, TRUE,
    N_ ("What “%s” sends is neither a feed nor a page. Check the address.") },
  { DGS_PROBLEM_NOT_AN_IMAGE, TRUE,
    N_ ("What “%s” sends is no image that can be shown here. Open it in the browser.") },
  { DGS_PROBLEM_CHOICE, TRUE, N_ ("“%s” offers several feeds. Choose the one to subscribe to.") },
  { DGS_PROBLEM_EXISTS, TRUE, N_ ("You are already subscribed to “%s”.") },
  { DGS_PROBLEM_NO_ARTICLE, TRUE,
    N_ ("No digest was found in the page “%s”. Its layout may have changed; open it in the browser to "
        "see.") },
};

/* Of the page behind a digest, what is said of a feed would be wrong. */
static const ProblemWords page_words[] = {
  { DGS_PROBLEM_TOO_LARGE, FALSE,
    N_ ("The page that “%s” sends is too large, so it was not read to its end. Open it in the "
        "browser.") },
  { DGS_PROBLEM_REDIRECT, TRUE,
    N_ ("“%s” sends readers on to a place that leads nowhere. Look for the digest on the "
        "publisher's site.") },
  { DGS_PROBLEM_NOT_FOUND, TRUE,
    N_ ("There is nothing at “%s” (status 404). The publisher may have moved the page.") },
  { DGS_PROBLEM_GONE, TRUE, N_ ("The publisher has taken “%s” away for good (status 410).") },
  { DGS_PROBLEM_FORBIDDEN, FALSE,
    N_ ("“%s” does not let this application read that page. Open it in the browser.") },
};

/* These need no address. */
static const char *
plain_words (DgsProblem problem)
{
  switch ((int) problem) {
  case DGS_PROBLEM_NONE:
    return "";
  case DGS_PROBLEM_DISK:
    return _ ("The library on this computer could not be read or written. See that the disk is not "
              "full and that its folder may be written, then try again.");
  case DGS_PROBLEM_CANCELLED:
    return _ ("It was cancelled.");
  default:
    return _ ("Something went wrong that this application does not know. Try again later.");
  }
}

static const ProblemWords *
find_words (const ProblemWords *words, gsize n_words, DgsProblem problem)
{
  gsize i;

  for (i = 0; i < n_words; i++) {
    if (words[i].problem == problem)
      return &words[i];
  }
  return NULL;
}

/* The marked place is filled by hand: an address is data, and never a format. */
static char *
fill (const char *text, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (text, "%s", 2);
  g_autofree char *isolated = dgs_text_isolate (value, text);

  return g_strjoinv (isolated, parts);
}

/**
 * dgs_words_problem:
 * @problem: what went wrong
 * @status: the HTTP status of the answer, or 0
 * @address: (nullable): the address that it went wrong with
 *
 * Says in one or two sentences what happened, why, and what to do.
 *
 * Returns: (transfer full): plain text in the user's language, empty for %DGS_PROBLEM_NONE
 */
char *
dgs_words_problem (DgsProblem problem, guint status, const char *address)
{
  const ProblemWords *words = find_words (problem_words, G_N_ELEMENTS (problem_words), problem);
  g_autofree char *host = dgs_address_get_host (address);
  const char *place = address ? address : _ ("This address");

  if (problem == DGS_PROBLEM_SERVER) {
    g_autofree char *text = fill (_ ("“%s” answered with an error, so nothing new could be read. "
                                     "Try again later."),
                                  host ? host : place);

    return status > 0 ? g_strdup_printf (_ ("%s (Status %u)"), text, status)
                      : g_steal_pointer (&text);
  }
  if (!words)
    return g_strdup (plain_words (problem));
  return fill (_ (words->text), words->whole_address || !host ? place : host);
}

/**
 * dgs_words_page_problem:
 * @problem: what went wrong
 * @address: (nullable): the address of the page behind a digest
 *
 * Says why the whole text of a digest is not here.
 *
 * Returns: (transfer full): plain text in the user's language, empty for %DGS_PROBLEM_NONE
 */
char *
dgs_words_page_problem (DgsProblem problem, const char *address)
{
  const ProblemWords *words = find_words (page_words, G_N_ELEMENTS (page_words), problem);
  g_autofree char *host = dgs_address_get_host (address);
  const char *place = address ? address : _ ("This address");

  if (!words)
    return dgs_words_problem (problem, 0, address);
  return fill (_ (words->text), words->whole_address || !host ? place : host);
}

/**
 * dgs_words_error:
 * @error: what a function of the library gave back
 * @address: (nullable): the address that it went wrong with
 *
 * Says what an error means to the user.
 *
 * Returns: (transfer full): plain text in the user's language
 */
char *
dgs_words_error (const GError *error, const char *address)
{
  g_return_val_if_fail (error != NULL, NULL);

  return dgs_words_problem (dgs_problem_from_error (error), 0, address);
}

/**
 * dgs_words_library_fault:
 * @error: what opening the library gave back
 * @folder: where the library is
 *
 * Says why the library could not be opened, and what to do.
 *
 * Returns: (transfer full): plain text in the user's language
 */
char *
dgs_words_library_fault (const GError *error, const char *folder)
{
  static const char *const words[] = {
    [DGS_LIBRARY_FAULT_NEWER] =
        N_ ("The library in “%s” was made by a newer version of Digests. Nothing was changed. "
            "Install that version again to use it."),
    [DGS_LIBRARY_FAULT_DAMAGED] =
        N_ ("The file library.db in “%s” is damaged, or is no library. Nothing was changed. Put a "
            "copy of it back; or move it away to start with an empty library."),
    [DGS_LIBRARY_FAULT_DENIED] =
        N_ ("The library in “%s” cannot be read or written. See that the folder is there and may "
            "be written by you."),
    [DGS_LIBRARY_FAULT_FULL] =
        N_ ("There is no room left on the disk for the library in “%s”. Free some."),
    [DGS_LIBRARY_FAULT_BUSY] =
        N_ ("Another program keeps the library in “%s” to itself. Wait for it, or end it."),
  };
  DgsLibraryFault fault = dgs_library_fault_from_error (error);
  g_autofree char *name = g_filename_display_name (folder);

  return fault == DGS_LIBRARY_FAULT_UNKNOWN ? dgs_words_error (error, NULL)
                                            : fill (_ (words[fault]), name);
}

/* Tells whether there is a day as 2026-05-01 in a text. */
static gboolean
has_iso_date (const char *text)
{
  static const char *const pattern = "dddd-dd-dd";
  guint matched = 0;

  for (; *text && pattern[matched]; text++) {
    gboolean fits = pattern[matched] == 'd' ? g_ascii_isdigit (*text) : *text == '-';

    matched = fits ? matched + 1 : g_ascii_isdigit (*text) ? 1 : 0;
  }
  return pattern[matched] == '\0';
}

/**
 * dgs_words_title:
 * @title: (nullable): the title of an article
 *
 * Shortens a title that ends in its own date, which is shown beside it in the user's language.
 *
 * Returns: (transfer full): for example `Acme Weekly` for `Acme Weekly — Week of 2026-04-18 to
 *   2026-05-01`; empty for %NULL
 */
char *
dgs_words_title (const char *title)
{
  static const char *const dashes[] = { " — ", " – ", " - " };
  gsize i;

  for (i = 0; title && i < G_N_ELEMENTS (dashes); i++) {
    const char *dash = g_strrstr (title, dashes[i]);

    if (dash && dash > title && has_iso_date (dash))
      return g_strndup (title, (gsize) (dash - title));
  }
  return g_strdup (title ? title : "");
}

static char *
format_date (const GDate *date, const char *format)
{
  g_autoptr (GDateTime) moment = NULL;

  moment = g_date_time_new_utc (g_date_get_year (date), (int) g_date_get_month (date),
                                g_date_get_day (date), 12, 0, 0);
  return moment ? g_date_time_format (moment, format) : g_strdup ("");
}

/**
 * dgs_words_date:
 * @date: (nullable): a day
 *
 * Writes a day as the user's language does.
 *
 * Returns: (transfer full): for example `1 May 2026`; empty where there is no valid day
 */
char *
dgs_words_date (const GDate *date)
{
  if (!date || !g_date_valid (date))
    return g_strdup ("");
  /* Translators: a day with its year, see g_date_time_format(). */
  return format_date (date, _ ("%-d %B %Y"));
}

static char *
format_range (const GDate *start, const GDate *end)
{
  g_autofree char *from = NULL;
  g_autofree char *to = dgs_words_date (end);

  if (g_date_get_year (start) != g_date_get_year (end))
    from = dgs_words_date (start);
  else if (g_date_get_month (start) != g_date_get_month (end))
    /* Translators: the first day of a range within one year, see g_date_time_format(). */
    from = format_date (start, _ ("%-d %B"));
  else
    /* xgettext:no-c-format
     * Translators: the first day of a range within one month, see g_date_time_format(). */
    from = format_date (start, _ ("%-d"));
  /* Translators: a range of days, from the first to the last. */
  return g_strdup_printf (_ ("%s – %s"), from, to);
}

/**
 * dgs_words_period:
 * @kind: whether the digest is daily or weekly
 * @start: (nullable): its first day
 * @end: (nullable): its last day
 *
 * Writes the days that a digest covers.
 *
 * Returns: (transfer full): for example `18 April – 1 May 2026`; empty where there is no period
 */
char *
dgs_words_period (DgsDigestKind kind, const GDate *start, const GDate *end)
{
  if (kind == DGS_DIGEST_KIND_NONE || !start || !g_date_valid (start))
    return g_strdup ("");
  if (!end || !g_date_valid (end) || g_date_compare (start, end) >= 0)
    return dgs_words_date (start);
  return format_range (start, end);
}

/* By ISO 8601 the week of 4 January is the year's first. */
static gboolean
get_monday (guint week, GDate *monday)
{
  guint year = week / 100;
  guint number = week % 100;

  if (year < 1 || year > 9999 || number < 1 || number > 53)
    return FALSE;
  g_date_set_dmy (monday, 4, G_DATE_JANUARY, (GDateYear) year);
  g_date_subtract_days (monday, (guint) g_date_get_weekday (monday) - 1);
  g_date_add_days (monday, (number - 1) * 7);
  return TRUE;
}

/**
 * dgs_words_week:
 * @week: year * 100 + number of the ISO week, or 0
 *
 * Writes the header of a week.
 *
 * Returns: (transfer full): for example `Week 18 · 27 April – 3 May 2026`
 */
char *
dgs_words_week (guint week)
{
  GDate monday = { 0 };
  GDate sunday = { 0 };
  g_autofree char *days = NULL;

  if (!get_monday (week, &monday))
    return g_strdup (_ ("No date"));
  sunday = monday;
  g_date_add_days (&sunday, 6);
  days = format_range (&monday, &sunday);
  /* Translators: the number of a week, and its days. */
  return g_strdup_printf (_ ("Week %u · %s"), week % 100, days);
}
