/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-publisher-server.h"

#include <libsoup/soup.h>
#include <string.h>

#include "dgs-publisher-resource.h"

struct _DgsPublisherServer {
  GObject parent_instance;

  SoupServer *server;
  char *origin;
  GStrv roots;
  GHashTable *resources; /* path -> DgsPublisherResource */
  GHashTable *visits;    /* path -> Visits */
  guint count;
  guint active;
  guint peak;
};

typedef struct {
  guint count;
  SoupMessageHeaders *last;
} Visits;

G_DEFINE_FINAL_TYPE (DgsPublisherServer, dgs_publisher_server, G_TYPE_OBJECT)

static void
visits_free (gpointer data)
{
  Visits *visits = data;

  g_clear_pointer (&visits->last, soup_message_headers_unref);
  g_free (visits);
}

static void
dgs_publisher_server_dispose (GObject *object)
{
  DgsPublisherServer *self = DGS_PUBLISHER_SERVER (object);

  if (self->server) {
    soup_server_disconnect (self->server);
    g_signal_handlers_disconnect_by_data (self->server, self);
  }
  g_clear_object (&self->server);
  G_OBJECT_CLASS (dgs_publisher_server_parent_class)->dispose (object);
}

static void
dgs_publisher_server_finalize (GObject *object)
{
  DgsPublisherServer *self = DGS_PUBLISHER_SERVER (object);

  g_free (self->origin);
  g_strfreev (self->roots);
  g_hash_table_unref (self->resources);
  g_hash_table_unref (self->visits);
  G_OBJECT_CLASS (dgs_publisher_server_parent_class)->finalize (object);
}

static void
dgs_publisher_server_class_init (DgsPublisherServerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dgs_publisher_server_dispose;
  G_OBJECT_CLASS (klass)->finalize = dgs_publisher_server_finalize;
}

static void
dgs_publisher_server_init (DgsPublisherServer *self)
{
  self->resources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) dgs_publisher_resource_free);
  self->visits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, visits_free);
}

static void
copy_header_cb (const char *name, const char *value, gpointer user_data)
{
  soup_message_headers_append (user_data, name, value);
}

static void
log_request (DgsPublisherServer *self, const char *path, SoupMessageHeaders *request)
{
  Visits *visits = g_hash_table_lookup (self->visits, path);

  if (!visits) {
    visits = g_new0 (Visits, 1);
    g_hash_table_insert (self->visits, g_strdup (path), visits);
  }
  self->count++;
  visits->count++;
  g_clear_pointer (&visits->last, soup_message_headers_unref);
  visits->last = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  soup_message_headers_foreach (request, copy_header_cb, visits->last);
}

static void
answer (SoupServerMessage *message, const DgsPublisherResource *resource)
{
  SoupMessageHeaders *response = soup_server_message_get_response_headers (message);
  gboolean known;

  if (resource->trickle_ms > 0 || resource->cut_after > 0) {
    g_autoptr (GIOStream) connection = soup_server_message_steal_connection (message);

    dgs_publisher_resource_send_raw (resource, connection);
    return;
  }
  known =
      dgs_publisher_resource_is_known (resource, soup_server_message_get_request_headers (message));
  soup_message_headers_foreach (resource->headers, copy_header_cb, response);
  soup_server_message_set_status (message, known ? 304 : resource->status, NULL);
  if (known)
    soup_message_headers_remove (response, "Content-Encoding");
  else if (g_bytes_get_size (resource->body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message),
                                    resource->body);
}

static DgsPublisherResource *
find_file (DgsPublisherServer *self, const char *path)
{
  guint i;

  for (i = 0; self->roots && self->roots[i]; i++) {
    DgsPublisherResource *found = dgs_publisher_resource_new_for_file (self->roots[i], path);

    if (found)
      return found;
  }
  return NULL;
}

static gboolean
resume_cb (gpointer user_data)
{
  soup_server_message_unpause (user_data);
  return G_SOURCE_REMOVE;
}

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  DgsPublisherServer *self = user_data;
  const DgsPublisherResource *resource = g_hash_table_lookup (self->resources, path);
  g_autoptr (DgsPublisherResource) file = resource ? NULL : find_file (self, path);

  log_request (self, path, soup_server_message_get_request_headers (message));
  if (!resource)
    resource = file;
  if (!resource) {
    soup_server_message_set_status (message, 404, NULL);
    return;
  }
  answer (message, resource);
  if (resource->delay_ms > 0) {
    soup_server_message_pause (message);
    g_timeout_add_full (G_PRIORITY_DEFAULT, resource->delay_ms, resume_cb, g_object_ref (message),
                        g_object_unref);
  }
}

static void
started_cb (SoupServer *server, SoupServerMessage *message, DgsPublisherServer *self)
{
  self->active++;
  self->peak = MAX (self->peak, self->active);
}

static void
ended_cb (SoupServer *server, SoupServerMessage *message, DgsPublisherServer *self)
{
  self->active--;
}

/**
 * dgs_publisher_server_new:
 * @port: the port on 127.0.0.1, or 0 for any that is free
 * @error: return location for an error
 *
 * Starts a publisher on this machine. It serves in the main context of the calling thread.
 *
 * Returns: (transfer full): a publisher; %NULL with the error of the socket
 */
DgsPublisherServer *
dgs_publisher_server_new (guint port, GError **error)
{
  g_autoptr (DgsPublisherServer) self = g_object_new (DGS_TYPE_PUBLISHER_SERVER, NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, (guint16) port);
  GSList *uris;

  self->server = soup_server_new ("server-header", "Acme", NULL);
  g_signal_connect (self->server, "request-started", G_CALLBACK (started_cb), self);
  g_signal_connect (self->server, "request-finished", G_CALLBACK (ended_cb), self);
  g_signal_connect (self->server, "request-aborted", G_CALLBACK (ended_cb), self);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  if (!soup_server_listen (self->server, address, 0, error))
    return NULL;
  uris = soup_server_get_uris (self->server);
  self->origin = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return g_steal_pointer (&self);
}

/**
 * dgs_publisher_server_get_origin:
 * @self: a publisher
 *
 * Gets where it is reached.
 *
 * Returns: "http://127.0.0.1:PORT"
 */
const char *
dgs_publisher_server_get_origin (DgsPublisherServer *self)
{
  return self->origin;
}

/**
 * dgs_publisher_server_get_address:
 * @self: a publisher
 * @path: a path, beginning with a slash
 *
 * Makes the address of a path.
 *
 * Returns: (transfer full): an address
 */
char *
dgs_publisher_server_get_address (DgsPublisherServer *self, const char *path)
{
  return g_strconcat (self->origin, path, NULL);
}

/**
 * dgs_publisher_server_set_roots:
 * @self: a publisher
 * @folders: (nullable): folders with the files of its site; the first that has one wins
 *
 * Sets what is served where no resource was set.
 */
void
dgs_publisher_server_set_roots (DgsPublisherServer *self, const char *const *folders)
{
  g_strfreev (self->roots);
  self->roots = g_strdupv ((GStrv) folders);
}

/**
 * dgs_publisher_server_set:
 * @self: a publisher
 * @path: a path, beginning with a slash
 * @body: the body, not packed
 * @options: (nullable): how it is answered
 *
 * Puts a resource at a path, in place of what was there.
 */
void
dgs_publisher_server_set (DgsPublisherServer *self,
                          const char *path,
                          GBytes *body,
                          const DgsPublisherOptions *options)
{
  g_hash_table_insert (self->resources, g_strdup (path),
                       dgs_publisher_resource_new (body, options));
}

/**
 * dgs_publisher_server_set_text:
 * @self: a publisher
 * @path: a path, beginning with a slash
 * @body: the body
 * @options: (nullable): how it is answered
 *
 * Puts a resource at a path, like dgs_publisher_server_set().
 */
void
dgs_publisher_server_set_text (DgsPublisherServer *self,
                               const char *path,
                               const char *body,
                               const DgsPublisherOptions *options)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  dgs_publisher_server_set (self, path, bytes, options);
}

/**
 * dgs_publisher_server_remove:
 * @self: a publisher
 * @path: a path
 *
 * Takes a resource away; what the folders have there shows again.
 */
void
dgs_publisher_server_remove (DgsPublisherServer *self, const char *path)
{
  g_hash_table_remove (self->resources, path);
}

/**
 * dgs_publisher_server_get_count:
 * @self: a publisher
 * @path: (nullable): a path, or %NULL for all
 *
 * Counts requests since the log was cleared.
 *
 * Returns: how many
 */
guint
dgs_publisher_server_get_count (DgsPublisherServer *self, const char *path)
{
  Visits *visits = path ? g_hash_table_lookup (self->visits, path) : NULL;

  if (!path)
    return self->count;
  return visits ? visits->count : 0;
}

/**
 * dgs_publisher_server_get_request_header:
 * @self: a publisher
 * @path: a path
 * @name: name of a header
 *
 * Looks up a header of the last request for a path.
 *
 * Returns: (nullable): its value
 */
const char *
dgs_publisher_server_get_request_header (DgsPublisherServer *self,
                                         const char *path,
                                         const char *name)
{
  Visits *visits = g_hash_table_lookup (self->visits, path);

  return visits ? soup_message_headers_get_list (visits->last, name) : NULL;
}

/**
 * dgs_publisher_server_get_peak:
 * @self: a publisher
 *
 * Tells how many requests were under way at the same time.
 *
 * Returns: the most since the log was cleared
 */
guint
dgs_publisher_server_get_peak (DgsPublisherServer *self)
{
  return self->peak;
}

/**
 * dgs_publisher_server_clear_log:
 * @self: a publisher
 *
 * Forgets all requests.
 */
void
dgs_publisher_server_clear_log (DgsPublisherServer *self)
{
  g_hash_table_remove_all (self->visits);
  self->count = 0;
  self->peak = self->active;
}
