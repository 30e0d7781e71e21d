namespace Goldthread.Fhir.Definitions;

/// <summary>The types of search parameter. https://hl7.org/fhir/R4/search.html#ptypes</summary>
public enum SearchParameterType
{
    Number,
    Date,
    String,
    Token,
    Reference,
    Composite,
    Quantity,
    Uri,
    Special,
}

/// <summary>One search parameter for one resource type.</summary>
/// <param name="Code">The name in the query, "birthdate".</param>
/// <param name="Url">Its canonical address.</param>
/// <param name="Type">How its values are compared.</param>
/// <param name="Expression">The FHIRPath, cut down to the alternatives that apply to this resource type; empty for special ones.</param>
/// <param name="Targets">For references: the resource types it may name.</param>
/// <param name="Components">For composites: (canonical address, expression) of each part.</param>
public sealed record SearchParameterDefinition(
    string Code,
    string Url,
    SearchParameterType Type,
    string Expression,
    IReadOnlyList<string> Targets,
    IReadOnlyList<SearchParameterComponent> Components)
{
    /// <summary>The number under which the index holds its values, for one that was added; null for those of R4, and for one that the index does not hold.</summary>
    public ushort? Number { get; init; }
}

/// <summary>One part of a composite search parameter.</summary>
public sealed record SearchParameterComponent(string Definition, string Expression);
