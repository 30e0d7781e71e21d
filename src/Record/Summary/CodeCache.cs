using System.Runtime.InteropServices;
using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>
/// Reads each code once. A person has thousands of observations of some fifty codes, written by the same systems byte for byte the same.
/// </summary>
internal sealed class CodeCache
{
    private readonly Dictionary<int, (JsonElement Concept, CodeText? Text)> _known = [];

    public CodeText? Read(JsonElement concept)
    {
        if (concept.ValueKind != JsonValueKind.Object) return null;
        var bytes = JsonMarshal.GetRawUtf8Value(concept);
        var hash = new HashCode();
        hash.AddBytes(bytes);
        var key = hash.ToHashCode();
        if (_known.TryGetValue(key, out var known) && JsonMarshal.GetRawUtf8Value(known.Concept).SequenceEqual(bytes)) return known.Text;
        var text = CodeText.Read(concept);
        _known[key] = (concept, text);
        return text;
    }
}
