using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>
/// The entries of one person, sorted once: by type, by reference, and facts apart from what was recorded by mistake or ruled out.
/// What was entered in error or refuted is in no section; the timeline alone shows it, struck through.
/// </summary>
internal sealed class EntrySet
{
    private static readonly List<Entry> None = [];
    private readonly Dictionary<string, List<Entry>> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _byReference = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, object> _once = [];
    private readonly Naming _naming;

    public EntrySet(PersonRecordInput input)
    {
        Now = input.Now;
        Today = UkTime.DateOf(input.Now);
        _naming = new Naming(this, input.NameOf, input.Shared);
        var codes = new CodeCache();
        var all = new List<Entry>(input.Entries.Count);
        foreach (var sent in input.Entries)
        {
            var entry = new Entry(sent, codes);
            all.Add(entry);
            _byReference.TryAdd(entry.Reference, entry);
            if (entry.Id.Length == 36) _byReference.TryAdd("urn:uuid:" + entry.Id, entry);
            if (entry.Validity != Validity.Fact) continue;
            if (!_facts.TryGetValue(entry.Type, out var list)) _facts[entry.Type] = list = [];
            list.Add(entry);
        }

        All = all;
        // Whatever order the store answers in, the page is the same.
        foreach (var list in _facts.Values)
        {
            list.Sort((a, b) => b.Received.CompareTo(a.Received) is var byTime and not 0 ? byTime : string.CompareOrdinal(a.Id, b.Id));
        }
    }

    public List<Entry> All { get; }

    public DateTimeOffset Now { get; }

    public DateOnly Today { get; }

    /// <summary>What <paramref name="read"/> reads of the entries, read once however many sections ask.</summary>
    public T Once<T>(Func<EntrySet, T> read)
        where T : class
    {
        if (_once.TryGetValue(typeof(T), out var known)) return (T)known;
        var value = read(this);
        _once[typeof(T)] = value;
        return value;
    }

    /// <summary>The entries of a type that state a fact, latest received first.</summary>
    public List<Entry> Facts(string type) => _facts.GetValueOrDefault(type, None);

    /// <summary>The person's own entry behind a reference, absolute or relative, with or without a version; null when it is not among them.</summary>
    public Entry? Find(string? reference) =>
        reference is not null && (_byReference.TryGetValue(reference, out var entry) || _byReference.TryGetValue(References.Key(reference), out entry)) ? entry : null;

    /// <summary>The name behind a Reference element, or null.</summary>
    public string? Name(JsonElement reference, JsonElement within) => _naming.Name(reference, within);

    /// <summary>The resource behind a Reference element: contained, the person's own, or shared; undefined when not in hand.</summary>
    public JsonElement Resolve(JsonElement reference, JsonElement within) => _naming.Resolve(reference, within);

    /// <summary>True when the reference is to the person whose record this is.</summary>
    public bool IsThePerson(JsonElement reference)
    {
        if (reference.Text("reference") is not { } to) return reference.Text("type") == "Patient";
        if (!References.IsTo("Patient", to)) return Find(to) is { Type: "Patient" };
        return Facts("Patient").Count == 0 || Find(to) is not null;
    }

    /// <summary>An item with all that can be said of any entry.</summary>
    public RecordItem Item(Entry entry, string text, CodeText? code = null, FhirMoment? when = null, string? status = null) => new(text, entry)
    {
        Code = code,
        When = when ?? entry.When,
        Author = EntryAuthor.Of(entry, this),
        Status = status ?? StatusWords.Of(entry.Resource),
    };
}
