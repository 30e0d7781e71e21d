using System.Text;
using System.Text.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search.Types;

/// <summary>Addresses, compared whole and exactly. https://hl7.org/fhir/R4/search.html#uri</summary>
internal static class UriSearch
{
    public static Outcome<Predicate> Parse(string value) =>
        value.Length > 0 ? new UriPredicate(value) : new Fault(FaultKind.Invalid, "give an address");

    public static void Extract(JsonElement value, PackedWriter to, ushort parameter)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            to.Uri(parameter, value.GetString()!);
        }
    }
}

internal sealed record UriPredicate(string Value) : Predicate
{
    private readonly byte[] _text = Encoding.UTF8.GetBytes(Value);

    public override bool Matches(in PackedReader value) =>
        value.Kind is PackedKind.Uri or PackedKind.OtherReference && value.Text.SequenceEqual(_text);
}
