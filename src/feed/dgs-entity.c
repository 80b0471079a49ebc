/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-entity.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* The longest name that HTML has for a character. */
#define MAX_NAME 32

/* What HTML reads for the numbers 128 to 159: their meaning in windows-1252. */
static const gunichar legacy[32] = {
  0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
};

static gboolean
is_readable (gunichar character)
{
  if (character < 0x20)
    return character == '\t' || character == '\n' || character == '\r';
  return g_unichar_validate (character) && character != 0xfffe && character != 0xffff;
}

static gsize
parse_number (const char *text, gunichar *out_character)
{
  gboolean hexadecimal = text[2] == 'x' || text[2] == 'X';
  const char *digits = text + (hexadecimal ? 3 : 2);
  char *end;
  guint64 number;

  if (!(hexadecimal ? g_ascii_isxdigit (*digits) : g_ascii_isdigit (*digits)))
    return 0;
  number = g_ascii_strtoull (digits, &end, hexadecimal ? 16 : 10);
  if (*end != ';')
    return 0;
  if (number >= 0x80 && number < 0xa0)
    number = legacy[number - 0x80];
  *out_character = number <= 0x10ffff && is_readable ((gunichar) number) ? (gunichar) number : 0;
  return (gsize) (end + 1 - text);
}

static gsize
parse_name (const char *text, gunichar *out_character)
{
  char name[MAX_NAME];
  gsize length = 1;
  const htmlEntityDesc *known;

  while (g_ascii_isalnum (text[length]) && length < MAX_NAME)
    length++;
  if (text[length] != ';' || length == 1)
    return 0;
  memcpy (name, text + 1, length - 1);
  name[length - 1] = '\0';
  known = htmlEntityLookup ((const xmlChar *) name);
  if (known)
    *out_character = known->value;
  else if (g_str_equal (name, "apos"))
    *out_character = '\'';
  else
    return 0;
  return length + 1;
}

/**
 * dgs_entity_parse:
 * @text: text that begins with an ampersand
 * @out_character: (out): the character, 0 for one that no text may hold
 *
 * Reads one character reference, by name as in HTML or by number.
 *
 * Returns: the bytes that the reference takes up, 0 where there is none
 */
gsize
dgs_entity_parse (const char *text, gunichar *out_character)
{
  g_return_val_if_fail (*text == '&', 0);

  return text[1] == '#' ? parse_number (text, out_character) : parse_name (text, out_character);
}
