/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DgsPage:
 * @title: (nullable): the page's title, plain text
 * @html: the article as HTML, heading included
 * @canonical: (nullable): the address that the page itself gives
 *
 * The article that was found in a page.
 */
typedef struct {
  char *title;
  char *html;
  char *canonical;
} DgsPage;

typedef enum {
  DGS_PAGE_ERROR_NO_ARTICLE,
} DgsPageError;

#define DGS_PAGE_ERROR (dgs_page_error_quark ())
GQuark dgs_page_error_quark (void);

DgsPage *dgs_page_extract (const char *page, const char *address, GError **error);
void dgs_page_free (DgsPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsPage, dgs_page_free)

G_END_DECLS
