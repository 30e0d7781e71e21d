using Goldthread.Fhir.Definitions;

namespace Goldthread.Fhir.Search;

/// <summary>One value that is looked for.</summary>
internal abstract record Predicate
{
    /// <summary>True when the value the reader stands on is what is looked for.</summary>
    public abstract bool Matches(in PackedReader value);
}

/// <summary>One parameter of a query: any of its values will do. Several criteria must all hold.</summary>
/// <param name="Parameter">The search parameter.</param>
/// <param name="AnyOf">What is looked for; empty when only presence is asked.</param>
/// <param name="Missing">True or false when <c>:missing</c> was asked.</param>
/// <param name="Negated">True when no value may be what is looked for, as <c>:not</c> asks.</param>
internal sealed record Criterion(SearchParameterDefinition Parameter, IReadOnlyList<Predicate> AnyOf, bool? Missing = null, bool Negated = false)
{
    /// <summary>The most criteria of one query: one bit of a word each.</summary>
    public const int Most = 60;

    public ushort Number { get; } = PackedWriter.Number(Parameter);

    /// <summary>Other parameters whose values will do as well: a compartment is named by any of several links.</summary>
    public IReadOnlyList<string> OrCodes { get; init; } = [];

    /// <summary>The same for parameters that were added, by the number that their values have.</summary>
    public IReadOnlyList<ushort> OrNumbers { get; init; } = [];

    /// <summary>True when it says what a value must be, so that the value leads to the resources.</summary>
    public bool NamesValues => Missing is null && !Negated && AnyOf.Count > 0;

    /// <summary>True when each of its parameters is a link that makes a resource a person's.</summary>
    public bool NamesPeople(string type, IndexExtractor extractor) =>
        Parameter.Number is null && OrNumbers.Count == 0 && extractor.NamesPerson(type, Parameter.Code) && OrCodes.All(c => extractor.NamesPerson(type, c));
}
