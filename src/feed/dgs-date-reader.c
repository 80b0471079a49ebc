/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-date-reader.h"

#include <string.h>

#include "dgs-date-words.h"

/* An offset that no place on Earth has is a mistake: it is not heeded. */
#define MAX_OFFSET (14 * 3600)

static guint
count_digits (const char *text)
{
  return (guint) strspn (text, "0123456789");
}

static int
read_number (DgsDateReader *self)
{
  guint length = count_digits (self->cursor);
  int number = length > 4 ? -1 : (int) g_ascii_strtoll (self->cursor, NULL, 10);

  self->cursor += length;
  return number;
}

static gboolean
read_time (DgsDateReader *self)
{
  if (self->has_time)
    return FALSE;
  self->has_time = TRUE;
  self->hour = read_number (self);
  if (*self->cursor != ':')
    return self->hour >= 0;
  self->cursor++;
  if (count_digits (self->cursor) == 0)
    return FALSE;
  self->minute = read_number (self);
  if (*self->cursor == ':' && g_ascii_isdigit (self->cursor[1])) {
    self->cursor++;
    self->second = read_number (self);
    if ((*self->cursor == '.' || *self->cursor == ',') && g_ascii_isdigit (self->cursor[1]))
      self->cursor += 1 + count_digits (self->cursor + 1);
  }
  return self->hour >= 0 && self->minute >= 0 && self->second >= 0;
}

/* "+0100", "+01:00", "+01", "+1". A second zone after the first adds nothing. */
static gboolean
read_offset (DgsDateReader *self)
{
  int sign = *self->cursor++ == '-' ? -1 : 1;
  guint n_digits = count_digits (self->cursor);
  int hours = read_number (self);
  int minutes = 0;

  if (n_digits == 0 || n_digits == 3 || n_digits > 4)
    return FALSE;
  if (n_digits == 4) {
    minutes = hours % 100;
    hours /= 100;
  } else if (*self->cursor == ':') {
    self->cursor++;
    if (count_digits (self->cursor) != 2)
      return FALSE;
    minutes = read_number (self);
  }
  if (minutes > 59)
    return FALSE;
  self->offset = sign * (hours * 3600 + minutes * 60);
  if (ABS (self->offset) > MAX_OFFSET)
    self->offset = 0;
  self->has_zone = TRUE;
  return TRUE;
}

/* Lower case without accents, so that "Déc" and "dec" are one word. */
static char *
fold (const char *text, gsize length)
{
  g_autofree char *decomposed = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_ALL);
  g_autoptr (GString) out = g_string_new (NULL);
  const char *cursor;

  for (cursor = decomposed; cursor && *cursor; cursor = g_utf8_next_char (cursor)) {
    if (g_unichar_combining_class (g_utf8_get_char (cursor)) == 0)
      g_string_append_unichar (out, g_unichar_tolower (g_utf8_get_char (cursor)));
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Korean sites write the units after the numbers and which half of the day before the time, and
 * mean the time of Korea. */
static gboolean
read_korean (DgsDateReader *self, const char *text, gsize length)
{
  static const char *const units[] = { "년", "월", "일", "오전", "오후", NULL };
  g_autofree char *word = g_strndup (text, length);

  if (!g_strv_contains (units, word))
    return FALSE;
  self->morning |= g_str_equal (word, "오전");
  self->afternoon |= g_str_equal (word, "오후");
  if (!self->has_zone)
    self->offset = 9 * 3600;
  return TRUE;
}

/* Words after the time are zones. "Etc/GMT" and "America/Los_Angeles" are looked up by the system.
 */
static gboolean
take_zone (DgsDateReader *self, const char *text, gsize length, const char *word)
{
  if (self->has_zone)
    return TRUE;
  if (strchr (word, '/')) {
    g_free (self->zone_name);
    self->zone_name = g_strndup (text, length);
  } else if (!dgs_date_find_zone (word, &self->offset)) {
    self->offset = 0;
  }
  self->has_zone = *self->cursor != '+' && *self->cursor != '-';
  return TRUE;
}

static gboolean
take_word (DgsDateReader *self, const char *text, gsize length)
{
  static const char *const fillers[] = { "at", "of", "de", "den", "der", "le", "el",  "il", "um",
                                         "st", "nd", "rd", "th",  "er",  "t",  "uhr", "kl", NULL };
  g_autofree char *word = fold (text, length);
  guint month = dgs_date_find_month (word);
  gboolean is_first = self->n_words++ == 0;

  if (read_korean (self, text, length))
    return TRUE;
  if (self->has_time && (g_str_equal (word, "am") || g_str_equal (word, "pm"))) {
    self->morning = *word == 'a';
    self->afternoon = *word == 'p';
    return TRUE;
  }
  /* "mar., 01 déc." begins with a day and goes on with a month. */
  if (month && (!self->month || self->n_words == 2)) {
    self->month = (int) month;
    return TRUE;
  }
  if (g_strv_contains (fillers, word) && !self->has_time)
    return TRUE;
  if (self->has_time)
    return take_zone (self, text, length, word);
  /* The first word is the day of the week, in whatever language. It is never needed. */
  return is_first && self->n_numbers == 0;
}

/* "a.m." is one word, "Nov." is one with an end. */
static gboolean
read_word (DgsDateReader *self)
{
  const char *start = self->cursor;
  const char *end = start;

  if (g_ascii_strncasecmp (start, "a.m.", 4) == 0 || g_ascii_strncasecmp (start, "p.m.", 4) == 0) {
    self->cursor += 4;
    return take_word (self, *start == 'a' || *start == 'A' ? "am" : "pm", 2);
  }
  while (*end) {
    gunichar character = g_utf8_get_char (end);

    if (!g_unichar_isalpha (character) && !g_unichar_ismark (character) &&
        !(self->has_time && strchr ("/_", *end)))
      break;
    end = g_utf8_next_char (end);
  }
  self->cursor = end;
  return take_word (self, start, (gsize) (end - start));
}

static gboolean
read_date_number (DgsDateReader *self)
{
  const char *start = self->cursor;
  guint length = count_digits (start);
  int number;

  if (start[length] == ':')
    return read_time (self);
  number = read_number (self);
  if (number < 0)
    return FALSE;
  if (length == 4 && self->has_time && self->year_length == 0) {
    self->year = number;
    self->year_length = length;
    return TRUE;
  }
  if (self->n_numbers == G_N_ELEMENTS (self->numbers))
    return FALSE;
  self->lengths[self->n_numbers] = length;
  self->numbers[self->n_numbers++] = number;
  if (*self->cursor == '/' && length < 3)
    self->slashes = TRUE;
  /* "2008-12-30T13": hours alone stand only after the letter. */
  if (g_ascii_toupper (*self->cursor) == 'T' && g_ascii_isdigit (self->cursor[1])) {
    self->cursor++;
    return read_time (self);
  }
  return TRUE;
}

static gboolean
read_sign (DgsDateReader *self)
{
  if (self->has_time)
    return g_ascii_isdigit (self->cursor[1]) ? read_offset (self)
                                             : (self->cursor++, *self->cursor == ' ');
  if (*self->cursor == '+' || self->cursor[1] == '\0' ||
      (self->n_numbers == 0 && self->n_words == 0))
    return FALSE;
  self->cursor++;
  return TRUE;
}

static gboolean
read_token (DgsDateReader *self)
{
  if (g_ascii_isdigit (*self->cursor))
    return read_date_number (self);
  if (*self->cursor == '+' || *self->cursor == '-')
    return read_sign (self);
  if (*self->cursor == '(') {
    self->cursor += strlen (self->cursor);
    return TRUE;
  }
  if (g_unichar_isalpha (g_utf8_get_char (self->cursor)))
    return read_word (self);
  if (strchr (" ,./\t\r\n\v\f", *self->cursor)) {
    self->cursor++;
    return TRUE;
  }
  return FALSE;
}

/**
 * dgs_date_reader_read:
 * @self: a reader, all zero
 * @text: a date as somebody wrote it, valid UTF-8
 *
 * Takes a date apart. @text has to stay as long as @self is used.
 *
 * Returns: whether there was nothing in it that no date has
 */
gboolean
dgs_date_reader_read (DgsDateReader *self, const char *text)
{
  self->cursor = text;
  while (*self->cursor) {
    if (!read_token (self))
      return FALSE;
  }
  return TRUE;
}
