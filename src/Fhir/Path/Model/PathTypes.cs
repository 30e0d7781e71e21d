using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Goldthread.Fhir.Definitions;

namespace Goldthread.Fhir.FhirPath.Model;

/// <summary>The FHIR types by name, made once from the R4 definitions.</summary>
internal sealed class PathTypes
{
    private static readonly Lazy<PathTypes> Shared = new(() => new PathTypes(FhirDefinitions.R4));

    private readonly FrozenDictionary<string, PathType> _types;
    private readonly FrozenDictionary<string, PathType>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    private PathTypes(FhirDefinitions definitions)
    {
        _types = definitions.Types.ToFrozenDictionary(t => t.Name, t => new PathType(t, this), StringComparer.Ordinal);
        _bySpan = _types.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static PathTypes R4 => Shared.Value;

    public IEnumerable<PathType> All => _types.Values;

    public PathType? Find(string name) => _types.GetValueOrDefault(name);

    public PathType? Find(ReadOnlySpan<char> name) => _bySpan.TryGetValue(name, out var type) ? type : null;

    /// <summary>The concrete resource type of this name, or null.</summary>
    public PathType? Resource(ReadOnlySpan<char> name) =>
        Find(name) is { IsResource: true, IsPolymorphicResource: false } type ? type : null;

    /// <summary>The type that a JSON resource gives in resourceType, or null.</summary>
    public PathType? OfResource(JsonElement json)
    {
        if (!JsonText.TryText(json, "resourceType"u8, out var name))
        {
            return null;
        }

        // Raw bytes: a type name never holds an escape, and one that does is no type.
        var raw = System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(name)[1..^1];
        Span<char> chars = stackalloc char[64];
        return raw.Length <= chars.Length && Encoding.UTF8.TryGetChars(raw, chars, out var count) ? Find(chars[..count]) : null;
    }
}
