/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-application.h"

G_BEGIN_DECLS

void dgs_news_actions_add (DgsApplication *application);

G_END_DECLS
