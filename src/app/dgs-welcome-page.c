/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-welcome-page.h"

#include <glib/gi18n.h>

#include "dgs-publisher.h"

/* A short list is read, a long one is not. */
#define MAX_SUGGESTIONS 4

#define PUBLISHER "https://macworks.dev/"
#define PUBLISHER_FEED "https://macworks.dev/tags/ml-infrastructure/index.xml"

struct _DgsWelcomePage {
  AdwBin parent_instance;

  GtkListBox *suggestions;
};

G_DEFINE_FINAL_TYPE (DgsWelcomePage, dgs_welcome_page, ADW_TYPE_BIN)

static void
add_suggestion (DgsWelcomePage *self, const char *title, const char *address, gboolean is_page)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  GtkWidget *button = gtk_button_new_with_label (_ ("Subscribe"));
  g_autofree char *description = g_strdup_printf (_ ("Subscribe to %s"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), address);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  is_page ? "win.follow-page" : "win.subscribe");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", address);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->suggestions, row);
}

static void
dgs_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DGS_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (dgs_welcome_page_parent_class)->dispose (object);
}

static void
dgs_welcome_page_class_init (DgsWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_welcome_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsWelcomePage, suggestions);
}

static void
dgs_welcome_page_init (DgsWelcomePage *self)
{
  g_autoptr (GPtrArray) feeds = dgs_publisher_get_suggestions (PUBLISHER);
  guint i;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (i = 0; feeds && i < MIN (feeds->len, MAX_SUGGESTIONS); i++) {
    const DgsPublisherFeed *feed = feeds->pdata[i];

    add_suggestion (self, feed->title, feed->address, feed->is_page);
  }
  if (i == 0)
    add_suggestion (self, _ ("Machine-Learning Infrastructure"), PUBLISHER_FEED, FALSE);
}
