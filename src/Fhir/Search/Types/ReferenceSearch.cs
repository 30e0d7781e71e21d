using System.Text;
using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search.Types;

/// <summary>Links between resources. https://hl7.org/fhir/R4/search.html#reference</summary>
internal static class ReferenceSearch
{
    /// <summary><c>Type/id</c>, an <c>id</c> alone, or an absolute address; <c>:Type</c> before an id says its type.</summary>
    public static Outcome<Predicate> Parse(string value, string? modifier, SearchParameterDefinition parameter, LocalReferences local)
    {
        if (value.Length == 0)
        {
            return new Fault(FaultKind.Invalid, "give an id, or Type/id");
        }

        if (modifier is not null)
        {
            return !local.IsType(modifier)
                ? new Fault(FaultKind.NotSupported, $"the modifier :{modifier} is not supported for a link")
                : FhirId.TryParse(value, null, out _)
                    ? new ReferencePredicate([local.Number(modifier)], value, null)
                    : new Fault(FaultKind.Invalid, $"\"{value}\" is not an id");
        }

        if (local.Parse(value) is { } reference)
        {
            return new ReferencePredicate([local.Number(reference.Type)], reference.Id, null);
        }

        if (value.Contains(':', StringComparison.Ordinal))
        {
            return new ReferencePredicate([], "", value);
        }

        return FhirId.TryParse(value, null, out _)
            ? new ReferencePredicate([.. parameter.Targets.Where(local.IsType).Select(local.Number)], value, null)
            : new Fault(FaultKind.Invalid, $"\"{value}\" is not an id, Type/id or an address");
    }

    /// <summary>Adds a link; the resource of this store that it names, if it does.</summary>
    public static LocalReference? Extract(string reference, PackedWriter to, ushort parameter, LocalReferences local)
    {
        if (reference.StartsWith('#'))
        {
            return null;
        }

        var target = local.Parse(reference);
        if (target is { } known)
        {
            to.Reference(parameter, local.Number(known.Type), known.Id);
        }
        else
        {
            to.Reference(parameter, reference);
        }

        return target;
    }

    /// <summary>The text of a reference: of a Reference element, or of a uri or canonical. Null when it has none (identifier only).</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object when value.TryGetProperty("reference", out var text) && text.ValueKind == JsonValueKind.String => text.GetString(),
        _ => null,
    };
}

/// <summary>A local target (one of the types, the id), or an address.</summary>
internal sealed record ReferencePredicate(IReadOnlyList<short> Types, string Id, string? Url) : Predicate
{
    private readonly byte[] _text = Encoding.UTF8.GetBytes(Url ?? Id);

    public override bool Matches(in PackedReader value) => value.Kind switch
    {
        PackedKind.LocalReference => Url is null && value.Text.SequenceEqual(_text) && (Types.Count == 0 || Types.Contains(value.Type)),
        PackedKind.OtherReference => Url is not null && value.Text.SequenceEqual(_text),
        _ => false,
    };
}

/// <summary>Any of many resources of this store.</summary>
internal sealed record ReferenceSetPredicate(IReadOnlySet<LocalReference> Targets, LocalReferences Types) : Predicate
{
    public override bool Matches(in PackedReader value) =>
        value.Kind == PackedKind.LocalReference && Targets.Contains(new LocalReference(Types.Name(value.Type), value.TextString()));
}
