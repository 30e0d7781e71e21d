namespace Goldthread.Record.Summary;

/// <summary>One thing the record says, with where it came from. Every section's items are of this shape and add their own.</summary>
public record RecordItem
{
    internal RecordItem(string text, Entry entry) =>
        (Text, SourceCode, SourceName, Reference, Received) = (text, entry.SourceCode, entry.SourceName, entry.Reference, entry.Received);

    /// <summary>What it is, in words ready to show.</summary>
    public string Text { get; init; }

    /// <summary>The code behind the words; null where none was sent.</summary>
    public CodeText? Code { get; init; }

    /// <summary>When it happened or was written, as precisely as it was written; null when no date was sent.</summary>
    public FhirMoment? When { get; init; }

    /// <summary>The code of the organisation that sent it.</summary>
    public string SourceCode { get; init; }

    /// <summary>The name of the organisation that sent it.</summary>
    public string SourceName { get; init; }

    /// <summary>Who wrote or did it; null when the source does not say.</summary>
    public string? Author { get; init; }

    /// <summary>"Type/id" of the resource.</summary>
    public string Reference { get; init; }

    /// <summary>Its state in words; null when none was sent.</summary>
    public string? Status { get; init; }

    /// <summary>When this version reached us.</summary>
    public DateTimeOffset Received { get; init; }

    /// <summary>Others who say the same, where an agreeing duplicate is shown once.</summary>
    public IReadOnlyList<AlsoFrom> AlsoFrom { get; init; } = [];

    /// <summary>The names of all organisations that say this, each once.</summary>
    public IEnumerable<string> SourceNames => AlsoFrom.Select(also => also.SourceName).Prepend(SourceName).Distinct(StringComparer.Ordinal);
}

/// <summary>Another resource that says the same as the item it stands under.</summary>
public sealed record AlsoFrom(string Reference, string SourceCode, string SourceName, FhirMoment? When, string? Author);
