using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Goldthread.Fhir.Storage;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>An event with what may be said of it.</summary>
/// <param name="Row">The event.</param>
/// <param name="Name">"Type/id" of the resource; null when it has gone out of its reader's sight: the number alone keeps the sequence whole.</param>
/// <param name="Body">Its content; null for a deletion, and where no content is sent.</param>
internal sealed record ToldEvent(NotificationRow Row, string? Name, byte[]? Body);

/// <summary>What a notification says of its subscription.</summary>
/// <param name="Id">The Subscription's id.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Kind">handshake, heartbeat, event-notification, query-status or query-event.</param>
/// <param name="Topic">The topic's address, or null.</param>
/// <param name="Events">Events since it was made.</param>
/// <param name="Error">Why it is in error, or empty.</param>
internal sealed record ToldSubscription(string Id, string Status, string Kind, string? Topic, long Events, string Error = "");

/// <summary>
/// Writes notifications: a history Bundle whose first entry is a Parameters resource that says how the subscription stands.
/// https://hl7.org/fhir/uv/subscriptions-backport/notifications.html
/// </summary>
internal static class NotificationBundle
{
    private const string Guide = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    public static byte[] Of(string root, ToldSubscription told, IReadOnlyList<ToldEvent> events, PayloadContent content, DateTimeOffset at) => Bytes(json =>
    {
        Begin(json, "history");
        json.WriteStartObject("meta"u8);
        Strings(json, "profile", Guide + "backport-subscription-notification-r4");
        json.WriteEndObject();
        json.WriteString("timestamp"u8, ResourceTemplate.Instant(at));
        json.WriteStartArray("entry"u8);
        json.WriteStartObject();
        var id = StatusId(told, events);
        json.WriteString("fullUrl"u8, $"urn:uuid:{id}");
        json.WritePropertyName("resource"u8);
        Status(json, root, id, told, events, content);
        Request(json, "GET", $"{root}/Subscription/{told.Id}/$status", "200");
        json.WriteEndObject();
        foreach (var e in events.Where(e => e.Name is not null && content != PayloadContent.Empty))
        {
            Entry(json, root, e);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>The answer to $status: one Parameters resource for each subscription.</summary>
    public static void Statuses(Utf8JsonWriter json, string root, IReadOnlyList<ToldSubscription> all)
    {
        Begin(json, "searchset");
        json.WriteNumber("total"u8, all.Count);
        if (all.Count > 0)
        {
            json.WriteStartArray("entry"u8);
            foreach (var told in all)
            {
                var id = StatusId(told, []);
                json.WriteStartObject();
                json.WriteString("fullUrl"u8, $"urn:uuid:{id}");
                json.WritePropertyName("resource"u8);
                Status(json, root, id, told, [], PayloadContent.IdOnly);
                json.WriteStartObject("search"u8);
                json.WriteString("mode"u8, "match"u8);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Status(Utf8JsonWriter json, string root, Guid id, ToldSubscription told, IReadOnlyList<ToldEvent> events, PayloadContent content)
    {
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Parameters"u8);
        json.WriteString("id"u8, id);
        json.WriteStartObject("meta"u8);
        Strings(json, "profile", Guide + "backport-subscription-status-r4");
        json.WriteEndObject();
        json.WriteStartArray("parameter"u8);
        Reference(json, "subscription", $"{root}/Subscription/{told.Id}");
        if (told.Topic is not null && content != PayloadContent.Empty)
        {
            Value(json, "topic", "valueCanonical", told.Topic);
        }

        Value(json, "status", "valueCode", told.Status);
        Value(json, "type", "valueCode", told.Kind);
        Value(json, "events-since-subscription-start", "valueString", told.Events.ToString(CultureInfo.InvariantCulture));
        foreach (var e in events)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, "notification-event"u8);
            json.WriteStartArray("part"u8);
            Value(json, "event-number", "valueString", e.Row.Number.ToString(CultureInfo.InvariantCulture));
            if (e.Name is not null)
            {
                Value(json, "timestamp", "valueInstant", ResourceTemplate.Instant(DateTimeOffset.FromUnixTimeMilliseconds(e.Row.At)));
                if (content != PayloadContent.Empty)
                {
                    Reference(json, "focus", $"{root}/{e.Name}");
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (told.Error.Length > 0)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, "error"u8);
            json.WriteStartObject("valueCodeableConcept"u8);
            json.WriteString("text"u8, told.Error);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Entry(Utf8JsonWriter json, string root, ToldEvent e)
    {
        json.WriteStartObject();
        json.WriteString("fullUrl"u8, $"{root}/{e.Name}");
        if (e.Body is not null)
        {
            json.WritePropertyName("resource"u8);
            json.WriteRawValue(e.Body, skipInputValidation: true);
        }

        var (method, status) = e.Row.Change switch
        {
            ResourceChange.Create => ("POST", "201"),
            ResourceChange.Delete => ("DELETE", "204"),
            _ => ("PUT", "200"),
        };
        Request(json, method, e.Row.Change == ResourceChange.Create ? e.Name![..e.Name!.IndexOf('/', StringComparison.Ordinal)] : e.Name!, status);
        json.WriteEndObject();
    }

    // The same events of the same subscription have the same name whenever they are sent: a receiver can tell what it has had.
    private static Guid StatusId(ToldSubscription told, IReadOnlyList<ToldEvent> events)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{told.Id}|{told.Kind}|{told.Events}|{string.Join(',', events.Select(e => e.Row.Number))}"));
        digest[6] = (byte)((digest[6] & 0x0f) | 0x80); // version 8: https://www.rfc-editor.org/rfc/rfc9562#section-5.8
        digest[8] = (byte)((digest[8] & 0x3f) | 0x80);
        return new Guid(digest.AsSpan(0, 16), bigEndian: true);
    }

    private static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Begin(Utf8JsonWriter json, string type)
    {
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Bundle"u8);
        json.WriteString("type"u8, type);
    }

    private static void Request(Utf8JsonWriter json, string method, string url, string status)
    {
        json.WriteStartObject("request"u8);
        json.WriteString("method"u8, method);
        json.WriteString("url"u8, url);
        json.WriteEndObject();
        json.WriteStartObject("response"u8);
        json.WriteString("status"u8, status);
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, string name, string type, string value)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        json.WriteString(type, value);
        json.WriteEndObject();
    }

    private static void Reference(Utf8JsonWriter json, string name, string reference)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        json.WriteStartObject("valueReference"u8);
        json.WriteString("reference"u8, reference);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartArray(name);
        json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
