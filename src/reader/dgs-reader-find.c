/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-fold-tag.h"
#include "dgs-reader-styles.h"
#include "dgs-reader-view-private.h"

/* More than anyone steps through. */
#define MAX_MATCHES 2000

/* How deep disclosures may be within each other to be opened for what is in them. */
#define MAX_FOLDS 8

typedef struct {
  int start;
  int end;
} Match;

static GtkTextBuffer *
get_buffer (DgsReaderView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* One character stays one character, so that places stay places; white space is all alike. */
static gunichar *
fold (const char *text, glong *out_length)
{
  gunichar *folded = g_utf8_to_ucs4_fast (text, -1, out_length);
  glong i;

  for (i = 0; i < *out_length; i++)
    folded[i] = g_unichar_isspace (folded[i]) ? ' ' : g_unichar_tolower (folded[i]);
  return folded;
}

static GArray *
find_in (const char *text, const char *words, guint limit)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  glong length = 0;
  glong n_words = 0;
  g_autofree gunichar *folded = fold (text, &length);
  g_autofree gunichar *wanted = fold (words, &n_words);
  glong i;
  glong j;

  for (i = 0; n_words > 0 && i + n_words <= length && matches->len < limit; i++) {
    for (j = 0; j < n_words && folded[i + j] == wanted[j]; j++)
      ;
    if (j == n_words) {
      Match match = { (int) i, (int) (i + n_words) };

      g_array_append_val (matches, match);
      i += n_words - 1;
    }
  }
  return matches;
}

static void
get_bounds (DgsReaderView *self, guint number, GtkTextIter *start, GtkTextIter *end)
{
  const Match *match = &g_array_index (self->matches, Match, number);

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), start, match->start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), end, match->end);
}

static void
remove_style (DgsReaderView *self, const char *style)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag_by_name (get_buffer (self), style, &start, &end);
}

/* --- What is folded --- */

static gboolean
holds (DgsFoldTag *tag, const char *words)
{
  g_autofree char *text = dgs_block_to_text (dgs_fold_tag_get_block (tag));
  g_autoptr (GArray) found = find_in (text, words, 1);

  return found->len > 0;
}

static void
collect_fold (GtkTextTag *tag, gpointer user_data)
{
  if (DGS_IS_FOLD_TAG (tag))
    g_ptr_array_add (user_data, g_object_ref (tag));
}

static gboolean
open_folds (DgsReaderView *self)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean opened = FALSE;
  guint i;

  gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (get_buffer (self)), collect_fold,
                              tags);
  for (i = 0; i < tags->len; i++) {
    DgsFoldTag *tag = tags->pdata[i];

    if (dgs_fold_tag_get_open (tag) || !holds (tag, self->words))
      continue;
    dgs_typesetter_toggle_fold (get_buffer (self), tag);
    g_ptr_array_add (self->opened, g_object_ref (tag));
    opened = dgs_fold_tag_get_open (tag) || opened;
  }
  return opened;
}

/* What was opened to look into it is closed again, unless it holds what is looked for. */
static void
close_folds (DgsReaderView *self)
{
  guint i;

  for (i = self->opened->len; i > 0; i--) {
    DgsFoldTag *tag = self->opened->pdata[i - 1];

    if (self->words && holds (tag, self->words))
      continue;
    if (dgs_fold_tag_get_open (tag))
      dgs_typesetter_toggle_fold (get_buffer (self), tag);
    g_ptr_array_remove_index (self->opened, i - 1);
  }
}

/* --- What is found --- */

static void
set_match_mark (DgsReaderView *self, const GtkTextIter *iter)
{
  if (self->match_mark && !gtk_text_mark_get_deleted (self->match_mark)) {
    gtk_text_buffer_move_mark (get_buffer (self), self->match_mark, iter);
    return;
  }
  g_clear_object (&self->match_mark);
  self->match_mark =
      g_object_ref (gtk_text_buffer_create_mark (get_buffer (self), NULL, iter, FALSE));
}

static void
show_matches (DgsReaderView *self)
{
  GtkTextIter start;
  GtkTextIter end;
  guint i;

  remove_style (self, DGS_STYLE_MATCH);
  remove_style (self, DGS_STYLE_CURRENT_MATCH);
  for (i = 0; i < self->matches->len; i++) {
    get_bounds (self, i, &start, &end);
    gtk_text_buffer_apply_tag_by_name (get_buffer (self), DGS_STYLE_MATCH, &start, &end);
  }
  if (self->match < self->matches->len) {
    get_bounds (self, self->match, &start, &end);
    gtk_text_buffer_apply_tag_by_name (get_buffer (self), DGS_STYLE_CURRENT_MATCH, &start, &end);
    set_match_mark (self, &start);
  }
  g_object_notify (G_OBJECT (self), "matches");
}

static void
find_matches (DgsReaderView *self)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  text = gtk_text_buffer_get_slice (get_buffer (self), &start, &end, TRUE);
  g_array_unref (self->matches);
  self->matches = find_in (text, self->words ? self->words : "", MAX_MATCHES + 1);
  self->more_matches = self->matches->len > MAX_MATCHES;
  if (self->more_matches)
    g_array_set_size (self->matches, MAX_MATCHES);
}

static void
go_to_match (DgsReaderView *self)
{
  GtkTextIter start;
  GtkTextIter end;

  if (self->match >= self->matches->len)
    return;
  get_bounds (self, self->match, &start, &end);
  dgs_reader_view_forget_place (self);
  gtk_text_buffer_place_cursor (get_buffer (self), &start);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self),
                                gtk_text_buffer_get_insert (get_buffer (self)), 0.15, FALSE, 0, 0);
}

/* The first one from where the user is. */
static guint
pick_match (DgsReaderView *self, int from)
{
  guint i;

  for (i = 0; i < self->matches->len; i++) {
    if (g_array_index (self->matches, Match, i).start >= from)
      return i;
  }
  return 0;
}

static void
find_again_cb (gpointer user_data)
{
  DgsReaderView *self = user_data;
  GtkTextIter iter;

  self->find_source = 0;
  gtk_text_buffer_get_start_iter (get_buffer (self), &iter);
  if (self->match_mark && !gtk_text_mark_get_deleted (self->match_mark))
    gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, self->match_mark);
  find_matches (self);
  self->match = pick_match (self, gtk_text_iter_get_offset (&iter));
  show_matches (self);
}

/* A fold was opened or closed, a table is set in another form, or there is another text. */
void
dgs_reader_view_text_changed (DgsReaderView *self)
{
  dgs_reader_view_queue_fit_tables (self);
  if (self->words && !self->find_source)
    self->find_source = g_idle_add_once (find_again_cb, self);
}

static int
get_place (DgsReaderView *self)
{
  GdkRectangle visible;
  GtkTextIter iter;

  if (self->match < self->matches->len)
    return g_array_index (self->matches, Match, self->match).start;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &iter, visible.y, NULL);
  return gtk_text_iter_get_offset (&iter);
}

/**
 * dgs_reader_view_find:
 * @self: a reader view
 * @words: what to look for, in whatever case
 *
 * Marks all places where the words stand, and goes to the first one from where the user is. What
 * is folded is opened where it has the words.
 */
void
dgs_reader_view_find (DgsReaderView *self, const char *words)
{
  int from;
  guint i;

  g_return_if_fail (DGS_IS_READER_VIEW (self));
  g_return_if_fail (words != NULL);

  from = get_place (self);
  g_set_str (&self->words, *words ? words : NULL);
  close_folds (self);
  for (i = 0; self->words && i < MAX_FOLDS && open_folds (self); i++)
    ;
  g_clear_handle_id (&self->find_source, g_source_remove);
  find_matches (self);
  self->match = pick_match (self, from);
  show_matches (self);
  go_to_match (self);
}

/**
 * dgs_reader_view_step_match:
 * @self: a reader view
 * @forward: whether to go on, and not back
 *
 * Goes to the next place where the words stand; after the last comes the first.
 */
void
dgs_reader_view_step_match (DgsReaderView *self, gboolean forward)
{
  g_return_if_fail (DGS_IS_READER_VIEW (self));

  if (self->matches->len == 0)
    return;
  self->match = (self->match + (forward ? 1 : self->matches->len - 1)) % self->matches->len;
  show_matches (self);
  go_to_match (self);
}

/**
 * dgs_reader_view_end_find:
 * @self: a reader view
 *
 * Takes the marks of what was looked for away. What was found last is selected.
 */
void
dgs_reader_view_end_find (DgsReaderView *self)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (DGS_IS_READER_VIEW (self));

  if (self->match < self->matches->len) {
    get_bounds (self, self->match, &start, &end);
    gtk_text_buffer_select_range (get_buffer (self), &start, &end);
  }
  g_clear_pointer (&self->words, g_free);
  g_clear_handle_id (&self->find_source, g_source_remove);
  g_ptr_array_set_size (self->opened, 0);
  g_array_set_size (self->matches, 0);
  self->more_matches = FALSE;
  show_matches (self);
}

/**
 * dgs_reader_view_get_matches:
 * @self: a reader view
 * @out_current: (out): the number of the one that the user is at, from 1
 * @out_more: (out): whether there are more than are counted
 *
 * Tells how often the words stand in the text.
 *
 * Returns: how often
 */
guint
dgs_reader_view_get_matches (DgsReaderView *self, guint *out_current, gboolean *out_more)
{
  g_return_val_if_fail (DGS_IS_READER_VIEW (self), 0);

  *out_current = self->match + 1;
  *out_more = self->more_matches;
  return self->matches->len;
}
