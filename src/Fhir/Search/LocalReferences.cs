using System.Collections.Frozen;
using Goldthread.Fhir.Definitions;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search;

/// <summary>Reads <c>Type/id</c>, and gives resource types the small numbers under which the store keeps them.</summary>
public sealed class LocalReferences
{
    private readonly FrozenDictionary<string, short> _numbers;
    private readonly FrozenDictionary<string, short>.AlternateLookup<ReadOnlySpan<char>> _numbersBySpan;
    private readonly string[] _names;

    public LocalReferences(FhirDefinitions definitions)
    {
        // R4's list of types is closed, so a type's place in it never changes.
        _names = [.. definitions.ResourceTypes];
        _numbers = _names.Select((name, i) => (name, i)).ToFrozenDictionary(p => p.name, p => (short)p.i, StringComparer.Ordinal);
        _numbersBySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many types there are; their numbers go from 0 to one less.</summary>
    public int Count => _names.Length;

    public bool IsType(string name) => _numbers.ContainsKey(name);

    /// <summary>The number of a resource type. Throws for a name that is none.</summary>
    public short Number(string type) => _numbers[type];

    public string Name(short number) => _names[number];

    /// <summary>
    /// The type and id of a relative reference, with or without a version ("Patient/1", "Patient/1/_history/2"); null for anything
    /// else: an absolute address names another server's resource, not ours.
    /// </summary>
    public LocalReference? Parse(string reference)
    {
        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1 || !_numbersBySpan.TryGetValue(reference.AsSpan(0, slash), out var type))
        {
            return null;
        }

        var rest = reference[(slash + 1)..];
        var version = rest.IndexOf("/_history/", StringComparison.Ordinal);
        var id = version < 0 ? rest : rest[..version];
        return FhirId.TryParse(id, null, out _) ? new LocalReference(_names[type], id) : null;
    }
}

/// <summary>A resource of this store.</summary>
public readonly record struct LocalReference(string Type, string Id)
{
    public override string ToString() => $"{Type}/{Id}";
}
