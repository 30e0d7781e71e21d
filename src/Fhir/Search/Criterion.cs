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

    public ushort Number { get; } = PackedWriter.Number(Parameter.Code);

    /// <summary>Other parameters whose values will do as well: a compartment is named by any of several links.</summary>
    public IReadOnlyList<string> OrCodes { get; init; } = [];

    /// <summary>True when it says what a value must be, so that the value leads to the resources.</summary>
    public bool NamesValues => Missing is null && !Negated && AnyOf.Count > 0;

    /// <summary>True when every criterion holds for the values of one resource.</summary>
    public static bool AllHold(IReadOnlyList<Criterion> criteria, ReadOnlySpan<byte> packed)
    {
        if (criteria.Count == 0)
        {
            return true;
        }

        // Most questions ask only for what is there: the rest of the values need not be walked once all of it was seen.
        var wanted = (1UL << criteria.Count) - 1;
        for (var i = 0; i < criteria.Count; i++)
        {
            if (criteria[i].Negated || criteria[i].Missing == true)
            {
                wanted = ulong.MaxValue;
            }
        }

        ulong present = 0;
        var reader = new PackedReader(packed);
        while (reader.Read())
        {
            for (var i = 0; i < criteria.Count; i++)
            {
                if ((present & (1UL << i)) == 0 && criteria[i].IsAbout(reader) && criteria[i].Accepts(reader))
                {
                    present |= 1UL << i;
                    if (present == wanted)
                    {
                        return true;
                    }
                }
            }
        }

        for (var i = 0; i < criteria.Count; i++)
        {
            var seen = (present & (1UL << i)) != 0;
            if (seen == (criteria[i].Negated || criteria[i].Missing == true))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when each of its parameters is a link that makes a resource a person's.</summary>
    public bool NamesPeople(string type, IndexExtractor extractor) =>
        extractor.NamesPerson(type, Parameter.Code) && OrCodes.All(c => extractor.NamesPerson(type, c));

    private bool IsAbout(in PackedReader value)
    {
        if (value.IsOf(Number))
        {
            return true;
        }

        foreach (var code in OrCodes)
        {
            if (value.IsOf(PackedWriter.Number(code)))
            {
                return true;
            }
        }

        return false;
    }

    private bool Accepts(in PackedReader value)
    {
        if (Missing is not null)
        {
            return true;
        }

        foreach (var predicate in AnyOf)
        {
            if (predicate.Matches(value))
            {
                return true;
            }
        }

        return false;
    }
}
