/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-article-page.h"
#include "dgs-image-loader.h"
#include "dgs-outline-popover.h"
#include "dgs-sources-sheet.h"
#include "dgs-text-settings.h"

G_BEGIN_DECLS

struct _DgsArticlePage {
  AdwNavigationPage parent_instance;

  AdwBanner *beginning;
  AdwClampScrollable *clamp;
  DgsFindBar *find_bar;
  DgsOutlinePopover *outline;
  GtkMenuButton *outline_button;
  AdwStatusPage *failure;
  DgsReaderView *reader;
  DgsSourcesSheet *sheet;
  AdwBottomSheet *sources;
  GtkLabel *sources_label;
  GtkStack *stack;

  DgsArticle *article;
  DgsArticleText *text;
  DgsLibrary *library;
  DgsImageLoader *images;
  DgsTextSettings *text_settings;
  GCancellable *cancellable;
  guint spinner_source;
  guint save_source;
  DgsPosition saved;
  DgsProblem problem;
  int wanted_story;
  gboolean shown;
  gboolean fetching;
  gboolean restoring;
  gboolean show_back_button;
};

GPtrArray *dgs_article_page_list_also_in (GPtrArray *elsewhere);

G_END_DECLS
