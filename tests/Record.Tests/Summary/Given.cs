using System.Text.Json;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

/// <summary>Entries from small JSON with single quotes, and records read from them.</summary>
internal static class Given
{
    /// <summary>Friday 3 October 2025, 2:15pm in England.</summary>
    public static readonly DateTimeOffset Now = new(2025, 10, 3, 14, 15, 0, TimeSpan.FromHours(1));

    public static JsonElement Json(string text) => JsonDocument.Parse(text.Replace('\'', '"')).RootElement;

    public static RecordEntry Entry(string json, string source = "GP", int version = 1, DateTimeOffset? received = null)
    {
        var resource = Json(json);
        var type = resource.GetProperty("resourceType").GetString()!;
        return new RecordEntry
        {
            Type = type,
            Id = resource.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : $"{type.ToLowerInvariant()}-{Math.Abs(StableHash(json + source))}",
            Version = version,
            Received = received ?? Now.AddDays(-1),
            SourceCode = source,
            SourceName = Names.GetValueOrDefault(source, source),
            Resource = resource,
        };
    }

    public static RecordEntry Gp(string json) => Entry(json);

    public static RecordEntry Hospital(string json) => Entry(json, "HOSP");

    public static RecordEntry Council(string json) => Entry(json, "COUNCIL");

    public static PersonRecordInput Input(params RecordEntry[] entries) => new() { Entries = entries, Now = Now };

    public static PersonRecord Record(params RecordEntry[] entries) => PersonRecord.Read(Input(entries));

    public static EntrySet Set(params RecordEntry[] entries) => new(Input(entries));

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["GP"] = "Eastfield Surgery", ["HOSP"] = "Wren Hospital", ["COUNCIL"] = "Wrenfield Council",
    };

    // string.GetHashCode changes from run to run, and ids break ties in the order of lists.
    private static int StableHash(string text)
    {
        unchecked
        {
            return text.Aggregate(17, (hash, c) => (hash * 31) + c);
        }
    }
}
