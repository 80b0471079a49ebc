/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-xml-repair.h"

#include <string.h>

#include "dgs-doctype.h"
#include "dgs-entity.h"
#include "dgs-feed-parser.h"
#include "dgs-scan.h"

/* Far above what twenty thousand entries need, far below what fills the memory. */
#define MAX_ELEMENTS 1000000

/* Attributes of one element are compared with each other. */
#define MAX_ATTRIBUTES 5000

/* The bytes that declared entities may add. */
#define ENTITY_BUDGET (1024 * 1024)

/* How far before the document a server's own messages may reach. */
#define JUNK_REACH 16384

typedef struct {
  const char *cursor;
  GString *out;
  DgsDoctype *doctype;
  gboolean has_doctype;
  gboolean is_past_instructions;
  gboolean damaged;
  guint budget;
  guint n_elements;
  guint n_attributes;
  gboolean in_tag;
  char quote;
} Repair;

/* What stands before the document is none of it: byte order marks, blanks, a server's warnings. */
static const char *
find_start (const char *text)
{
  const char *first = strchr (text, '<');
  const char *declaration;

  if (!first || dgs_scan_is_at (first, "<?xml"))
    return first;
  declaration = g_strstr_len (first, JUNK_REACH, "<?xml ");
  return declaration ? declaration : first;
}

/* Copies up to and with @end, which the text may lack. Controls go. */
static void
copy_until (Repair *self, const char *end)
{
  const char *found = strstr (self->cursor, end);
  const char *stop = found ? found + strlen (end) : self->cursor + strlen (self->cursor);

  for (; self->cursor < stop; self->cursor++) {
    if ((guchar) *self->cursor >= 0x20 || strchr ("\t\n\r", *self->cursor))
      g_string_append_c (self->out, *self->cursor);
    else
      self->damaged = TRUE;
  }
}

static void
skip_doctype (Repair *self)
{
  gsize length = self->has_doctype ? 0 : dgs_doctype_parse (self->doctype, self->cursor);

  if (length == 0) {
    length = strcspn (self->cursor, ">");
    length += self->cursor[length] == '>';
    self->damaged = TRUE;
  }
  self->has_doctype = TRUE;
  self->cursor += length;
}

/* Comments and instructions are nothing that a feed says; the declaration has had its use. */
static gboolean
skip_until (Repair *self, const char *end)
{
  const char *found = strstr (self->cursor, end);

  if (!found)
    return FALSE;
  self->cursor = found + strlen (end);
  return TRUE;
}

static void
skip_comment (Repair *self)
{
  if (skip_until (self, "-->"))
    return;
  self->damaged = TRUE;
  self->cursor += strlen (self->cursor);
}

/* A question mark in a text can look like the start of an instruction. One that never ends is
 * none, and neither is any that follows. */
static gboolean
skip_instruction (Repair *self)
{
  self->is_past_instructions = self->is_past_instructions || !skip_until (self, "?>");
  return !self->is_past_instructions;
}

static gboolean
repair_markup (Repair *self)
{
  if (dgs_scan_is_at (self->cursor, "<?"))
    return skip_instruction (self);
  if (dgs_scan_is_at (self->cursor, "<![CDATA["))
    copy_until (self, "]]>");
  else if (dgs_scan_is_at (self->cursor, "<!--"))
    skip_comment (self);
  else if (g_ascii_strncasecmp (self->cursor, "<!DOCTYPE", 9) == 0)
    skip_doctype (self);
  else
    return FALSE;
  return TRUE;
}

static void
repair_less (Repair *self)
{
  char next = self->cursor[1];

  if (g_ascii_isalpha (next) || next == '_' || next == '/' || (guchar) next >= 0x80) {
    self->n_elements += next != '/';
    self->n_attributes = 0;
    self->in_tag = TRUE;
    self->quote = '\0';
    g_string_append_c (self->out, '<');
  } else {
    self->damaged = TRUE;
    g_string_append (self->out, "&lt;");
  }
  self->cursor++;
}

static gboolean
repair_declared (Repair *self)
{
  const char *name = self->cursor + 1;
  gsize length = strcspn (name, "; \t\r\n<&\"'");
  g_autofree char *declared = NULL;

  if (g_hash_table_size (self->doctype) == 0 || name[length] != ';' || length > 200)
    return FALSE;
  declared = g_strndup (name, length);
  if (!dgs_doctype_expand (self->doctype, declared, &self->budget, self->out))
    return FALSE;
  self->cursor += length + 2;
  return TRUE;
}

static void
repair_ampersand (Repair *self)
{
  gunichar character = 0;
  gsize length;

  if (repair_declared (self))
    return;
  length = dgs_entity_parse (self->cursor, &character);
  if (length == 0) {
    self->damaged = TRUE;
    g_string_append (self->out, "&amp;");
    self->cursor++;
    return;
  }
  /* The five that XML has itself are ASCII; what only HTML has is no error where a DTD is named. */
  if (character == 0 || (character >= 0x80 && self->cursor[1] != '#' && !self->has_doctype))
    self->damaged = TRUE;
  if (character != 0)
    g_string_append_printf (self->out, "&#%u;", character);
  self->cursor += length;
}

static void
count_attribute (Repair *self, char character)
{
  if (!self->in_tag)
    return;
  if (self->quote) {
    if (character == self->quote)
      self->quote = '\0';
  } else if (character == '"' || character == '\'') {
    self->quote = character;
    self->n_attributes++;
  } else if (character == '>') {
    self->in_tag = FALSE;
  }
}

static void
repair_text (Repair *self)
{
  static const char stops[] = "<&]\xef\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f\x10\x11\x12"
                              "\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f";
  char character = *self->cursor;
  gsize plain = self->in_tag ? 0 : strcspn (self->cursor, stops);

  if (plain > 0) {
    g_string_append_len (self->out, self->cursor, (gssize) plain);
    self->cursor += plain;
    return;
  }
  if (!self->in_tag && dgs_scan_is_at (self->cursor, "]]>")) {
    g_string_append (self->out, "]]&gt;");
    self->cursor += 3;
    self->damaged = TRUE;
    return;
  }
  count_attribute (self, character);
  if (((guchar) character < 0x20 && !strchr ("\t\n\r", character)) ||
      dgs_scan_is_at (self->cursor, "\xef\xbf\xbe") ||
      dgs_scan_is_at (self->cursor, "\xef\xbf\xbf")) {
    self->damaged = TRUE;
    self->cursor += (guchar) character < 0x20 ? 1 : 3;
    return;
  }
  g_string_append_c (self->out, character);
  self->cursor++;
}

/**
 * dgs_xml_repair:
 * @text: valid UTF-8 that is meant to be XML
 * @out_damaged: (out): whether something had to be repaired
 * @error: where to put an error
 *
 * Makes a text that an XML parser can read without loss.
 *
 * References that only HTML has become characters, bare ampersands and less-than signs text, and
 * control characters nothing. The document type declaration goes: the entities that it declares
 * in itself are replaced here, within a limit, and no other is ever looked for.
 *
 * Returns: (transfer full) (nullable): XML without a document type, %NULL with
 *   %DGS_FEED_ERROR_TOO_LARGE where the text has more elements than any feed
 */
char *
dgs_xml_repair (const char *text, gboolean *out_damaged, GError **error)
{
  g_autoptr (GString) out = g_string_sized_new (strlen (text) + 64);
  g_autoptr (DgsDoctype) doctype = dgs_doctype_new ();
  Repair self = { .out = out, .doctype = doctype, .budget = ENTITY_BUDGET };

  self.cursor = find_start (text);
  if (!self.cursor)
    self.cursor = "";
  self.damaged = self.cursor != text && !dgs_scan_is_at (text, "\xef\xbb\xbf<");
  while (*self.cursor) {
    if (*self.cursor == '&')
      repair_ampersand (&self);
    else if (*self.cursor != '<')
      repair_text (&self);
    else if (!repair_markup (&self))
      repair_less (&self);
    if (self.n_elements > MAX_ELEMENTS || self.n_attributes > MAX_ATTRIBUTES) {
      g_set_error_literal (error, DGS_FEED_ERROR, DGS_FEED_ERROR_TOO_LARGE,
                           "The document has more elements than a feed can have.");
      return NULL;
    }
  }
  *out_damaged = self.damaged;
  return g_string_free (g_steal_pointer (&out), FALSE);
}
