/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-encoding.h"

#include <errno.h>
#include <string.h>

#include "dgs-charset.h"
#include "dgs-unzip.h"

/* How far into a document an encoding may be declared, as browsers have it. */
#define DECLARATION_REACH 1024

#define REPLACEMENT "\xef\xbf\xbd"

typedef struct {
  const char *data;
  gsize size;
  guint n_wide;    /* well-formed UTF-8 sequences of more than one byte */
  guint n_invalid; /* places where the bytes are no UTF-8 */
} Input;

static void
count_sequences (Input *self)
{
  const char *cursor = self->data;
  const char *end = self->data + self->size;

  while (cursor < end) {
    gunichar character;

    if ((guchar) *cursor < 0x80) {
      cursor++;
      continue;
    }
    character = g_utf8_get_char_validated (cursor, end - cursor);
    /* A sequence that the end cuts off is no sign of another encoding. */
    if (character == (gunichar) -2 && self->n_wide > 0)
      return;
    if (character >= (gunichar) -2) {
      self->n_invalid++;
      cursor++;
    } else {
      self->n_wide++;
      cursor = g_utf8_next_char (cursor);
    }
  }
}

/* One bad byte in a text full of good sequences is a slip; bad bytes alone are another encoding. */
static gboolean
looks_like_utf8 (const Input *input)
{
  return input->n_invalid == 0 || input->n_invalid < input->n_wide;
}

static char *
without_nul (const char *data, gsize size, gsize *out_size)
{
  char *copy = g_malloc (size + 1);
  gsize length = 0;
  gsize i;

  for (i = 0; i < size; i++) {
    if (data[i])
      copy[length++] = data[i];
  }
  copy[length] = '\0';
  *out_size = length;
  return copy;
}

static char *
decode_utf8 (const char *data, gsize size)
{
  gsize length;
  g_autofree char *copy = without_nul (data, size, &length);

  return g_utf8_make_valid (copy, (gssize) length);
}

/* Like g_convert(), but what cannot be read becomes U+FFFD instead of an end. */
static char *
convert (const Input *input, const char *charset, guint *out_errors)
{
  GIConv converter = g_iconv_open ("UTF-8", charset);
  g_autoptr (GString) out = NULL;
  char *cursor = (char *) input->data;
  gsize left = input->size;
  char buffer[4096];

  *out_errors = 0;
  if (converter == (GIConv) -1)
    return NULL;
  out = g_string_sized_new (left + left / 2);
  while (left > 0) {
    char *to = buffer;
    gsize room = sizeof buffer;
    gsize result = g_iconv (converter, &cursor, &left, &to, &room);
    int reason = errno;

    g_string_append_len (out, buffer, to - buffer);
    if (result != (gsize) -1 || reason == E2BIG)
      continue;
    if (reason == EINVAL)
      break;
    g_string_append (out, REPLACEMENT);
    (*out_errors)++;
    cursor++;
    left--;
  }
  g_iconv_close (converter);
  return decode_utf8 (out->str, out->len);
}

/* A declaration that could be read byte by byte was not written in two bytes a letter. */
static char *
decode_labelled (const Input *input, const char *label, gboolean from_text, gboolean *out_damaged)
{
  g_autofree char *charset = dgs_charset_from_label (label);
  g_autofree char *text = NULL;
  guint n_errors;

  if (!charset)
    return NULL;
  if (g_str_equal (charset, "UTF-8") || (from_text && g_str_has_prefix (charset, "UTF-16"))) {
    if (!looks_like_utf8 (input))
      return NULL;
    *out_damaged = input->n_invalid > 0;
    return decode_utf8 (input->data, input->size);
  }
  text = convert (input, charset, &n_errors);
  if (n_errors > 0 && input->n_wide > 0 && input->n_invalid == 0)
    return NULL;
  *out_damaged = n_errors > 0;
  return g_steal_pointer (&text);
}

static char *
decode_marked (const Input *input)
{
  static const struct {
    const char *mark;
    gsize length;
    gsize skip;
    const char *charset;
  } marks[] = {
    { "\xef\xbb\xbf", 3, 3, "UTF-8" },    { "\xff\xfe\0\0", 4, 4, "UTF-32LE" },
    { "\0\0\xfe\xff", 4, 4, "UTF-32BE" }, { "\xff\xfe", 2, 2, "UTF-16LE" },
    { "\xfe\xff", 2, 2, "UTF-16BE" },     { "<\0?\0", 4, 0, "UTF-16LE" },
    { "\0<\0?", 4, 0, "UTF-16BE" },       { "<\0\0\0", 4, 0, "UTF-32LE" },
    { "\0\0\0<", 4, 0, "UTF-32BE" },      { "<\0r\0", 4, 0, "UTF-16LE" },
    { "<\0f\0", 4, 0, "UTF-16LE" },       { "\0<\0r", 4, 0, "UTF-16BE" },
    { "\0<\0f", 4, 0, "UTF-16BE" },
  };
  guint n_errors;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (marks); i++) {
    Input rest = { input->data + marks[i].skip, input->size - marks[i].skip, 0, 0 };

    if (input->size < marks[i].length || memcmp (input->data, marks[i].mark, marks[i].length) != 0)
      continue;
    if (g_str_equal (marks[i].charset, "UTF-8"))
      return decode_utf8 (rest.data, rest.size);
    return convert (&rest, marks[i].charset, &n_errors);
  }
  return NULL;
}

static char *
match_label (const char *pattern, const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  return g_match_info_fetch (match, 1);
}

/* What the document itself says: the XML declaration, or a page's meta element. */
static char *
find_declared (const Input *input)
{
  g_autofree char *head = NULL;
  gsize length;
  char *label;

  head = without_nul (input->data, MIN (input->size, DECLARATION_REACH), &length);
  label = match_label ("<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']\\s*([\\w.:-]+)", head);
  if (!label && g_regex_match_simple ("<(!doctype\\s+html|html|head)\\b", head,
                                      G_REGEX_CASELESS | G_REGEX_RAW, 0))
    label = match_label ("<meta\\s[^>]*?charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)", head);
  return label;
}

/**
 * dgs_encoding_decode:
 * @bytes: a document of any kind, gzip stream or not
 * @content_type: (nullable): the Content-Type that came with it
 * @out_damaged: (out): whether bytes were found that the encoding does not have
 *
 * Decides the encoding of a document and turns it into UTF-8.
 *
 * The first that holds: a byte order mark, the charset of @content_type, the document's own
 * declaration, UTF-8 if the bytes are that, windows-1252. Labels are those of the WHATWG
 * Encoding Standard; an unknown one, and a UTF-8 one that the bytes belie, is passed over.
 *
 * Returns: (transfer full): valid UTF-8 without NUL characters, of no more than
 *   %DGS_ENCODING_MAX_BYTES source bytes
 */
char *
dgs_encoding_decode (GBytes *bytes, const char *content_type, gboolean *out_damaged)
{
  g_autoptr (GBytes) plain = dgs_unzip (bytes, DGS_ENCODING_MAX_BYTES, NULL);
  g_autofree char *stated = NULL;
  g_autofree char *declared = NULL;
  Input input = { 0 };
  guint n_errors;
  char *text;

  *out_damaged = FALSE;
  input.data = g_bytes_get_data (plain, &input.size);
  if (input.size == 0)
    return g_strdup ("");
  text = decode_marked (&input);
  if (text)
    return text;

  count_sequences (&input);
  if (content_type)
    stated = match_label (";\\s*charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)", content_type);
  declared = find_declared (&input);
  text = decode_labelled (&input, stated, FALSE, out_damaged);
  if (!text)
    text = decode_labelled (&input, declared, TRUE, out_damaged);
  if (!text)
    text = decode_labelled (&input, "utf-8", TRUE, out_damaged);
  if (text)
    return text;
  *out_damaged = TRUE;
  return convert (&input, "CP1252", &n_errors);
}

/**
 * dgs_encoding_to_utf8:
 * @bytes: a document of any kind, gzip stream or not
 * @content_type: (nullable): the Content-Type that came with it
 *
 * Turns a document into UTF-8, see dgs_encoding_decode().
 *
 * Returns: (transfer full): valid UTF-8 without NUL characters
 */
char *
dgs_encoding_to_utf8 (GBytes *bytes, const char *content_type)
{
  gboolean damaged;

  return dgs_encoding_decode (bytes, content_type, &damaged);
}
