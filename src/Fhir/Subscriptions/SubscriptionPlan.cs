using System.Globalization;
using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.WebUtilities;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>How much of what happened a notification says.</summary>
internal enum PayloadContent
{
    Empty,
    IdOnly,
    FullResource,
}

/// <summary>A search that a changed resource of a type must satisfy.</summary>
internal sealed record SubscriptionFilter(string Type, SearchQuery Query);

/// <summary>
/// What a Subscription asks for, understood. Either a topic with filters, as the guide for R4 has it, or a search, as R4 itself has it.
/// https://hl7.org/fhir/uv/subscriptions-backport/ and https://hl7.org/fhir/R4/subscription.html
/// </summary>
internal sealed record SubscriptionPlan
{
    private const string Guide = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    /// <summary>Null for R4's own kind: then criteria is a search.</summary>
    public SubscriptionTopic? Topic { get; init; }

    /// <summary>All that are of the type of a resource must hold for it; a type without one is not asked for, unless the topic names the type.</summary>
    public required IReadOnlyList<SubscriptionFilter> Filters { get; init; }

    /// <summary>What the topic itself asks of the new version and not of the one before.</summary>
    public SearchQuery? Becomes { get; init; }

    public required Uri Endpoint { get; init; }

    public required IReadOnlyList<(string Name, string Value)> Headers { get; init; }

    public PayloadContent Content { get; init; }

    /// <summary>The format of what is sent; null where R4's own kind sends no content.</summary>
    public string? Format { get; init; }

    /// <summary>How long an endpoint may take to answer.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>A sign of life after so long without a notification; null for none.</summary>
    public TimeSpan? Heartbeat { get; init; }

    /// <summary>The most events in one notification.</summary>
    public required int MostEvents { get; init; }

    /// <summary>From when on nothing is sent.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>True for R4's own kind without the guide's payload: one plain request for each resource, and no handshake.</summary>
    public bool IsPlain { get; init; }

    /// <summary>The types it is about.</summary>
    public bool IsAbout(string type) => Topic?.Type is { } only ? only == type : Filters.Any(f => f.Type == type);

    /// <summary>Reads a Subscription that is valid R4; the fault names the element that cannot be done.</summary>
    public static Outcome<SubscriptionPlan> Read(JsonElement resource, SearchParser parser, EndpointRules endpoints, string own)
    {
        var channel = resource.GetProperty("channel");
        if (Text(channel, "type") is var type && type != "rest-hook")
        {
            return new Fault(FaultKind.NotSupported, $"Notifications go out by rest-hook; a channel of type \"{type}\" is not supported.", "Subscription.channel.type");
        }

        if (endpoints.Check(Text(channel, "endpoint")) is { } wrong)
        {
            return wrong;
        }

        var headers = new List<(string, string)>();
        foreach (var (line, i) in (channel.TryGetProperty("header", out var lines) ? lines.EnumerateArray().Select(l => l.GetString() ?? "") : []).Select((l, i) => (l, i)))
        {
            var header = EndpointRules.Header(line, i);
            if (!header.Succeeded)
            {
                return header.Fault;
            }

            headers.Add(header.Value);
        }

        var plan = new SubscriptionPlan
        {
            Filters = [],
            Endpoint = new Uri(Text(channel, "endpoint")!),
            Headers = headers,
            Patience = TimeSpan.FromSeconds(10),
            MostEvents = 20,
            End = Text(resource, "end") is { } end ? DateTimeOffset.Parse(end, CultureInfo.InvariantCulture) : null,
        };
        return ReadCriteria(resource, plan, parser, own).Then<SubscriptionPlan>(p => ReadPayload(channel, p)).Then<SubscriptionPlan>(p => ReadTimes(channel, p));
    }

    private static Outcome<SubscriptionPlan> ReadCriteria(JsonElement resource, SubscriptionPlan plan, SearchParser parser, string own)
    {
        const string path = "Subscription.criteria";
        var criteria = Text(resource, "criteria")!;
        var filters = new List<SubscriptionFilter>();
        if (!criteria.Contains(':', StringComparison.Ordinal) || parser.IsType(criteria.Split('?')[0]))
        {
            return Filter(criteria, path, null, parser, own).Then<SubscriptionPlan>(filter => plan with { Filters = [filter] });
        }

        if (SubscriptionTopic.Find(criteria) is not { } topic)
        {
            return new Fault(FaultKind.NotSupported, $"There is no topic \"{criteria}\". The CapabilityStatement lists them: {string.Join(", ", SubscriptionTopic.All.Select(t => t.Url))}.", path);
        }

        foreach (var (extension, i) in Extensions(resource, "_criteria").Where(e => Url(e) == Guide + "backport-filter-criteria").Select((e, i) => (e, i)))
        {
            var filter = Filter(Text(extension, "valueString") ?? "", $"{path}.extension[{i}]", topic.Type, parser, own);
            if (!filter.Succeeded)
            {
                return filter.Fault;
            }

            filters.Add(filter.Value);
        }

        return topic.Type is null && filters.Count == 0
            ? new Fault(FaultKind.Invalid, "This topic needs a filter that names a type, in the extension backport-filter-criteria: Encounter?patient=Patient/1, or Encounter alone.", path)
            : plan with { Topic = topic, Filters = filters, Becomes = topic.Becomes is { } becomes ? Filter($"{topic.Type}?{becomes}", path, topic.Type, parser, own).Value.Query : null };
    }

    /// <summary>"Type?search"; where the topic knows the type, the search alone will do.</summary>
    private static Outcome<SubscriptionFilter> Filter(string text, string path, string? of, SearchParser parser, string own)
    {
        var mark = text.IndexOf('?', StringComparison.Ordinal);
        var type = mark >= 0 ? text[..mark] : of is null || parser.IsType(text) ? text : of;
        var query = mark >= 0 ? text[mark..] : parser.IsType(text) ? "" : text;
        if (!parser.IsType(type) || (of is not null && of != type))
        {
            return new Fault(FaultKind.Invalid, $"\"{text}\" must begin with {(of is null ? "a resource type" : of)} and a question mark.", path);
        }

        var pairs = QueryHelpers.ParseQuery(query).SelectMany(p => p.Value.Select(v => new KeyValuePair<string, string>(p.Key, v ?? ""))).ToList();
        if (pairs.Find(p => p.Key is "_sort" or "_count" or "_page" or "_include" or "_revinclude" or "_summary" or "_elements" or "_total" or PastMoment.Parameter or "_format" || p.Key.StartsWith("_include:", StringComparison.Ordinal) || p.Key.StartsWith("_revinclude:", StringComparison.Ordinal)) is { Key: not null } shape)
        {
            return new Fault(FaultKind.Invalid, $"{shape.Key} says how a list looks; here only search criteria count.", path);
        }

        var parsed = parser.Parse(type, pairs, own, strict: true);
        return parsed.Succeeded ? new SubscriptionFilter(type, parsed.Value) : parsed.Fault with { Message = $"{parsed.Fault.Path}: {parsed.Fault.Message}", Path = path };
    }

    private static Outcome<SubscriptionPlan> ReadPayload(JsonElement channel, SubscriptionPlan plan)
    {
        const string path = "Subscription.channel.payload";
        var mime = Text(channel, "payload")?.Split(';')[0].Trim();
        if (mime is not (null or "application/fhir+json" or "application/json" or "application/fhir+xml" or "application/xml"))
        {
            return new Fault(FaultKind.NotSupported, $"Notifications are application/fhir+json or application/fhir+xml, not {mime}.", path);
        }

        var isXml = mime?.EndsWith("xml", StringComparison.Ordinal) == true;
        var format = isXml ? "application/fhir+xml" : "application/fhir+json";
        var content = Extensions(channel, "_payload").Where(e => Url(e) == Guide + "backport-payload-content").Select(e => Text(e, "valueCode")).FirstOrDefault();
        return content switch
        {
            null when plan.Topic is null => plan with { IsPlain = true, Format = mime is null ? null : format, Content = mime is null ? PayloadContent.Empty : PayloadContent.FullResource, MostEvents = 1 },
            null or "empty" => plan with { Format = format, Content = PayloadContent.Empty },
            "id-only" => plan with { Format = format, Content = PayloadContent.IdOnly },
            "full-resource" => plan with { Format = format, Content = PayloadContent.FullResource },
            _ => new Fault(FaultKind.Invalid, $"The payload is empty, id-only or full-resource, not \"{content}\".", path + ".extension"),
        };
    }

    private static Outcome<SubscriptionPlan> ReadTimes(JsonElement channel, SubscriptionPlan plan)
    {
        foreach (var extension in Extensions(channel, "extension"))
        {
            var (name, number) = (Url(extension).Replace(Guide, "", StringComparison.Ordinal), Number(extension));
            var (least, most) = name switch
            {
                "backport-timeout" => (1L, 60L),
                "backport-heartbeat-period" => (10, 86_400),
                "backport-max-count" => (1, long.MaxValue),
                _ => (long.MinValue, long.MaxValue),
            };
            if (number < least || number > most)
            {
                return new Fault(FaultKind.Invalid, $"{name} must be {least} to {most}; it is {number}.", "Subscription.channel.extension");
            }

            plan = name switch
            {
                "backport-timeout" => plan with { Patience = TimeSpan.FromSeconds(number) },
                "backport-heartbeat-period" => plan with { Heartbeat = TimeSpan.FromSeconds(number) },
                "backport-max-count" => plan with { MostEvents = (int)Math.Min(number, plan.MostEvents) },
                _ => plan,
            };
        }

        return plan;
    }

    private static List<JsonElement> Extensions(JsonElement owner, string member) =>
        !owner.TryGetProperty(member, out var found) ? []
        : found.ValueKind == JsonValueKind.Array ? [.. found.EnumerateArray()]
        : found.TryGetProperty("extension", out var list) ? [.. list.EnumerateArray()] : [];

    private static long Number(JsonElement extension) =>
        extension.TryGetProperty("valueUnsignedInt", out var value) || extension.TryGetProperty("valuePositiveInt", out value) ? value.GetInt64() : 0;

    private static string Url(JsonElement extension) => Text(extension, "url") ?? "";

    private static string? Text(JsonElement value, string name) => value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
