using System.Text;
using System.Text.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search.Types;

/// <summary>Addresses, compared exactly: whole, or by their levels. https://hl7.org/fhir/R4/search.html#uri</summary>
internal static class UriSearch
{
    public static Outcome<Predicate> Parse(string value, string? modifier) => modifier switch
    {
        _ when value.Length == 0 => new Fault(FaultKind.Invalid, "give an address"),
        null => new UriPredicate(value, UriMatch.Whole),
        "above" => new UriPredicate(value, UriMatch.Above),
        "below" => new UriPredicate(value, UriMatch.Below),
        _ => new Fault(FaultKind.NotSupported, $"the modifier :{modifier} is not supported for an address"),
    };

    public static void Extract(JsonElement value, PackedWriter to, ushort parameter)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            to.Uri(parameter, value.GetString()!);
        }
    }
}

internal enum UriMatch
{
    Whole,
    Above,
    Below,
}

/// <summary>An address; or, segment by segment, what lies below it or above it. Only URLs have levels, URNs have none.</summary>
internal sealed record UriPredicate(string Value, UriMatch Match) : Predicate
{
    private readonly byte[] _text = Encoding.UTF8.GetBytes(Value);
    private readonly byte[] _level = Encoding.UTF8.GetBytes(Value.TrimEnd('/') + "/");

    public override bool Matches(in PackedReader value) =>
        value.Kind is PackedKind.Uri or PackedKind.OtherReference && (value.Text.SequenceEqual(_text) || (Match != UriMatch.Whole && IsLevel(value.Text)));

    private bool IsLevel(ReadOnlySpan<byte> stored)
    {
        stored = stored.TrimEnd((byte)'/');
        return stored.IndexOf("://"u8) > 0 && (Match == UriMatch.Below
            ? stored.StartsWith(_level) || stored.SequenceEqual(_level.AsSpan(0, _level.Length - 1))
            : _level.AsSpan().StartsWith(stored) && _level[stored.Length] == '/');
    }
}
