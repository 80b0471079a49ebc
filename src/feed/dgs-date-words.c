/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-date-words.h"

#include <string.h>

#define HOUR 3600
#define MINUTES(hours, minutes) ((hours) * HOUR + (minutes) * 60)

/* Month by month: English, German, French, Italian, Spanish, Portuguese, Dutch, Hungarian, Greek
 * and Russian, without accents. What is written shorter, down to three letters, matches too. */
static const char *const months[] = {
  "january januar janvier gennaio enero janeiro januari jaenner ιανουαριος января",
  "february februar fevrier febbraio febrero fevereiro februari φεβρουαριος февраля",
  "march marz maerz mars marzo marco maart mrt marcius μαρτιος марта",
  "april avril aprile abril aprilis απριλιος апреля",
  "may mai maggio mayo maio mei majus μαιος мая",
  "june juni juin giugno junio junho junius ιουνιος июня",
  "july juli juillet luglio julio julho julius ιουλιος июля",
  "august aout agosto augustus augusztus αυγουστος августа",
  "september septembre settembre septiembre setiembre setembro szeptember σεπτεμβριος сентября",
  "october oktober octobre ottobre octubre outubro οκτωβριος октября",
  "november novembre noviembre novembro νοεμβριος ноября",
  "december dezember decembre dicembre diciembre dezembro δεκεμβριος декабря",
};

/* The letters by which mail and feeds name a zone; what is not here counts as UTC. */
static const struct {
  const char *name;
  int offset;
} zones[] = {
  { "ut", 0 },
  { "utc", 0 },
  { "gmt", 0 },
  { "z", 0 },
  { "wet", 0 },
  { "west", HOUR },
  { "bst", HOUR },
  { "cet", HOUR },
  { "met", HOUR },
  { "mez", HOUR },
  { "cest", 2 * HOUR },
  { "mest", 2 * HOUR },
  { "mesz", 2 * HOUR },
  { "eet", 2 * HOUR },
  { "eest", 3 * HOUR },
  { "msk", 3 * HOUR },
  { "irst", MINUTES (4, 30) }, /* as other readers take it: the offset of Iran's summer */
  { "kst", 9 * HOUR },
  { "jst", 9 * HOUR },
  { "hkt", 8 * HOUR },
  { "awst", 8 * HOUR },
  { "acst", MINUTES (9, 30) },
  { "aest", 10 * HOUR },
  { "aedt", 11 * HOUR },
  { "nzst", 12 * HOUR },
  { "nzdt", 13 * HOUR },
  { "nst", -MINUTES (3, 30) },
  { "ndt", -MINUTES (2, 30) },
  { "at", -4 * HOUR },
  { "ast", -4 * HOUR },
  { "adt", -3 * HOUR },
  { "et", -5 * HOUR },
  { "est", -5 * HOUR },
  { "edt", -4 * HOUR },
  { "ct", -6 * HOUR },
  { "cst", -6 * HOUR },
  { "cdt", -5 * HOUR },
  { "mt", -7 * HOUR },
  { "mst", -7 * HOUR },
  { "mdt", -6 * HOUR },
  { "pt", -8 * HOUR },
  { "pst", -8 * HOUR },
  { "pdt", -7 * HOUR },
  { "akst", -9 * HOUR },
  { "akdt", -8 * HOUR },
  { "hst", -10 * HOUR },
};

/**
 * dgs_date_find_month:
 * @word: a word in lower case, without accents
 *
 * Recognises a month in the languages that feeds are written in.
 *
 * Returns: 1 to 12, 0 for every other word
 */
guint
dgs_date_find_month (const char *word)
{
  guint i;

  if (g_utf8_strlen (word, -1) < 3)
    return 0;
  for (i = 0; i < G_N_ELEMENTS (months); i++) {
    g_auto (GStrv) names = g_strsplit (months[i], " ", -1);
    char **name;

    for (name = names; *name; name++) {
      if (g_str_has_prefix (*name, word))
        return i + 1;
    }
  }
  return 0;
}

/**
 * dgs_date_find_zone:
 * @word: a word in lower case
 * @out_offset: (out): seconds east of Greenwich
 *
 * Recognises the letters of a time zone.
 *
 * Returns: whether the word is one
 */
gboolean
dgs_date_find_zone (const char *word, int *out_offset)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (zones); i++) {
    if (g_str_equal (word, zones[i].name)) {
      *out_offset = zones[i].offset;
      return TRUE;
    }
  }
  return FALSE;
}
