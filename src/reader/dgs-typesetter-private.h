/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-outline-item.h"
#include "dgs-typesetter.h"

G_BEGIN_DECLS

#define DGS_CLOSED_MARK "▸ "
#define DGS_OPEN_MARK "▾ "

/* What is set, and how far it is. @starts and @ends tell the number of the story, plus one, that
 * begins and ends with a block. */
typedef struct {
  GtkTextBuffer *buffer;
  DgsDocument *document;
  const DgsTypesetting *typesetting;
  GtkTextIter iter;
  guint level;
  guint lists;
  guint rank;
  GHashTable *starts;
  GHashTable *ends;
  DgsOutlineItem *story;
  gboolean owes_note;
} DgsTypesetter;

GtkTextTag *dgs_typesetter_get_tag (DgsTypesetter *self, const char *name);
void dgs_typesetter_insert (DgsTypesetter *self, const char *text);
void dgs_typesetter_apply (DgsTypesetter *self, GtkTextTag *tag, int start);
int dgs_typesetter_get_offset (DgsTypesetter *self);
void dgs_typesetter_end_paragraph (DgsTypesetter *self, const char *style, int start);

void dgs_typesetter_set_blocks (DgsTypesetter *self, GPtrArray *blocks);

void dgs_typesetter_set_table (DgsTypesetter *self, const DgsBlock *block);

void dgs_typesetter_find_stories (DgsTypesetter *self);
void dgs_typesetter_clear_stories (DgsTypesetter *self);
void dgs_typesetter_note_heading (DgsTypesetter *self, const DgsBlock *heading);
void dgs_typesetter_begin_block (DgsTypesetter *self, const DgsBlock *block);
void dgs_typesetter_set_note (DgsTypesetter *self);
void dgs_typesetter_end_block (DgsTypesetter *self, const DgsBlock *block);

G_END_DECLS
