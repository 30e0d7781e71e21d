using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>One current resource about a person, as one organisation sent it.</summary>
public sealed record RecordEntry
{
    /// <summary>The FHIR resource type, such as "Condition".</summary>
    public required string Type { get; init; }

    /// <summary>The logical id in our store.</summary>
    public required string Id { get; init; }

    /// <summary>1 for the first version; more than 1 when it has been changed since.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When this version reached us.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>The sender's code, stable, such as an ODS code.</summary>
    public required string SourceCode { get; init; }

    /// <summary>The sender's name, as a reader knows it.</summary>
    public required string SourceName { get; init; }

    /// <summary>The resource as it was sent.</summary>
    public required JsonElement Resource { get; init; }

    /// <summary>"Type/id".</summary>
    public string Reference => Type + "/" + Id;
}

/// <summary>All that is needed to read a record. Nothing here is fetched: the caller has already applied who may see what.</summary>
public sealed record PersonRecordInput
{
    /// <summary>Every entry in sight, of every source Patient of the person, in any order.</summary>
    public required IReadOnlyList<RecordEntry> Entries { get; init; }

    /// <summary>The time of reading.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>When this reader last opened this record; null when never.</summary>
    public DateTimeOffset? LastLooked { get; init; }

    /// <summary>The name of a shared resource (Organization, Practitioner, Location...) by its reference as written; null when not known.</summary>
    public Func<string, string?>? NameOf { get; init; }

    /// <summary>
    /// The shared resource itself by its reference as written, for telephone numbers, roles and organisations; null when not known.
    /// May be left out: names then come from <see cref="NameOf"/> and a worker's telephone only from what the entries hold.
    /// </summary>
    public Func<string, JsonElement?>? Shared { get; init; }
}
