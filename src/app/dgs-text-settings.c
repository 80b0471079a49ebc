/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-text-settings.h"

#include "dgs-reader-styles.h"

/* Text is read for longer than labels are, so it is a little larger. */
#define READING_SCALE 1.08

/* For a document font that names no size. */
#define DEFAULT_POINTS 11

/* The size that the distances of the reader are made for. */
#define STYLES_PIXELS 16.0

/* What is set in a typical line, for the mean width of a character. */
#define SAMPLE "The team moved its queue behind one gateway, and wrote down what it cost and saved."

struct _DgsTextSettings {
  GObject parent_instance;

  GSettings *settings;
  GtkTextView *view;
  AdwClampScrollable *clamp;
  GtkCssProvider *provider;
};

G_DEFINE_FINAL_TYPE (DgsTextSettings, dgs_text_settings, G_TYPE_OBJECT)

/**
 * dgs_text_settings_get_font:
 * @settings: the settings of the application
 *
 * Gets the font that the text of digests is set in.
 *
 * Returns: (transfer full): a family, and a size in points
 */
PangoFontDescription *
dgs_text_settings_get_font (GSettings *settings)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *family = g_settings_get_string (settings, "text-font");
  PangoFontDescription *font = NULL;
  double points = DEFAULT_POINTS;

  font = pango_font_description_from_string (adw_style_manager_get_document_font_name (manager));
  if (pango_font_description_get_size (font) > 0)
    points = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  points *= READING_SCALE * g_settings_get_int (settings, "text-size") / 100.0;
  pango_font_description_set_size (font, (int) (points * PANGO_SCALE));
  if (*family)
    pango_font_description_set_family (font, family);
  else if (!pango_font_description_get_family (font))
    pango_font_description_set_family_static (font, "Sans");
  return font;
}

/* A name of a font is data: it must not end the string that it stands in. */
static char *
quote_family (const char *family)
{
  GString *out = g_string_new (NULL);
  g_auto (GStrv) names = g_strsplit (family, ",", -1);
  guint i;

  for (i = 0; names[i]; i++) {
    g_autofree char *name = g_strdelimit (g_strstrip (g_strdup (names[i])), "\"\\\n\r\f", ' ');

    if (*name)
      g_string_append_printf (out, "%s\"%s\"", out->len > 0 ? ", " : "", name);
  }
  return g_string_free (out, FALSE);
}

static void
load_style (DgsTextSettings *self, const PangoFontDescription *font)
{
  char points[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *family = quote_family (pango_font_description_get_family (font));
  g_autofree char *css = NULL;

  g_ascii_formatd (points, sizeof points, "%.2f",
                   (double) pango_font_description_get_size (font) / PANGO_SCALE);
  css = g_strdup_printf (".reader textview { font-family: %s; font-size: %spt; }", family, points);
  gtk_css_provider_load_from_string (self->provider, css);
}

static double
get_pixels (DgsTextSettings *self, const PangoFontDescription *font)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self->view)), "gtk-xft-dpi", &dpi, NULL);
  return (double) pango_font_description_get_size (font) / PANGO_SCALE *
         (dpi > 0 ? dpi / 1024.0 : 96.0) / 72.0;
}

static int
measure_line (DgsTextSettings *self, const PangoFontDescription *font, int n_characters)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width = 0;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), SAMPLE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_size (layout, &width, NULL);
  return (int) ((double) width / PANGO_SCALE / strlen (SAMPLE) * n_characters + 0.5);
}

static void
update (DgsTextSettings *self)
{
  g_autoptr (PangoFontDescription) font = dgs_text_settings_get_font (self->settings);
  double spacing = g_settings_get_int (self->settings, "line-spacing") / 100.0;
  int width = measure_line (self, font, g_settings_get_int (self->settings, "line-length"));

  load_style (self, font);
  dgs_reader_styles_set_text (gtk_text_view_get_buffer (self->view),
                              get_pixels (self, font) / STYLES_PIXELS, spacing);
  width += gtk_text_view_get_left_margin (self->view) + gtk_text_view_get_right_margin (self->view);
  adw_clamp_scrollable_set_maximum_size (self->clamp, width);
  adw_clamp_scrollable_set_tightening_threshold (self->clamp, width);
}

static void
settings_changed_cb (DgsTextSettings *self, const char *key)
{
  if (g_str_has_prefix (key, "text-") || g_str_has_prefix (key, "line-"))
    update (self);
}

static void
dgs_text_settings_dispose (GObject *object)
{
  DgsTextSettings *self = DGS_TEXT_SETTINGS (object);

  if (self->provider)
    gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                   GTK_STYLE_PROVIDER (self->provider));
  g_clear_object (&self->provider);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->view);
  g_clear_weak_pointer (&self->clamp);

  G_OBJECT_CLASS (dgs_text_settings_parent_class)->dispose (object);
}

static void
dgs_text_settings_class_init (DgsTextSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dgs_text_settings_dispose;
}

static void
dgs_text_settings_init (DgsTextSettings *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  self->provider = gtk_css_provider_new ();
}

/**
 * dgs_text_settings_new:
 * @view: a reader view; it must outlive the settings
 * @clamp: what @view stands in, with sizes in pixels; it must outlive the settings
 *
 * Sets a text as the user chose, now and whenever the choice or the desktop's font changes.
 *
 * Returns: (transfer full): what does it, until it is let go
 */
DgsTextSettings *
dgs_text_settings_new (GtkTextView *view, AdwClampScrollable *clamp)
{
  DgsTextSettings *self = g_object_new (DGS_TYPE_TEXT_SETTINGS, NULL);

  g_set_weak_pointer (&self->view, view);
  g_set_weak_pointer (&self->clamp, clamp);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (self->provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::document-font-name",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (view)), "notify::gtk-xft-dpi",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}
