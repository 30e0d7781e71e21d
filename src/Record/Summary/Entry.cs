using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>A <see cref="RecordEntry"/> with what several sections ask of it, read at most once.</summary>
internal sealed class Entry(RecordEntry sent, CodeCache codes)
{
    private (bool Read, FhirMoment? Value) _when;
    private (bool Read, CodeText? Value) _code;
    private TimelineKind? _kind;

    public string Type { get; } = sent.Type;

    public string Id { get; } = sent.Id;

    public int Version { get; } = sent.Version;

    public DateTimeOffset Received { get; } = sent.Received;

    public string SourceCode { get; } = sent.SourceCode;

    public string SourceName { get; } = sent.SourceName;

    public JsonElement Resource { get; } = sent.Resource;

    public string Reference { get; } = sent.Reference;

    public Validity Validity { get; } = EntryValidity.Of(sent.Type, sent.Resource);

    /// <summary>The date that places it in the person's life; null when none was sent.</summary>
    public FhirMoment? When => (_when = _when.Read ? _when : (true, EntryDate.Of(Type, Resource))).Value;

    /// <summary>The element "code" as words; null when there is none.</summary>
    public CodeText? Code => (_code = _code.Read ? _code : (true, codes.Read(Resource.Child("code")))).Value;

    public TimelineKind Kind => _kind ??= TimelineKinds.Of(this);
}
