/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DgsDateReader:
 * @cursor: where to read on
 * @n_words: how many words there were
 * @numbers: the numbers that are neither time nor zone, in order
 * @lengths: how many digits each has
 * @slashes: whether slashes stand between them
 * @year: the year, where it stands behind the time
 * @year_length: how many digits it has, 0 where there is none
 * @month: the month, where it is a word, or 0
 * @offset: seconds east of Greenwich
 * @zone_name: (nullable): a zone to be looked up instead
 *
 * What the words and numbers of a date say, before it is known which number is what.
 */
typedef struct {
  const char *cursor;
  guint n_words;
  int numbers[3];
  guint lengths[3];
  guint n_numbers;
  gboolean slashes;
  int year;
  guint year_length;
  int month;
  int day;
  gboolean has_time;
  int hour;
  int minute;
  int second;
  gboolean morning;
  gboolean afternoon;
  gboolean has_zone;
  int offset;
  char *zone_name;
} DgsDateReader;

gboolean dgs_date_reader_read (DgsDateReader *self, const char *text);

G_END_DECLS
