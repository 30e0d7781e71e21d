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
internal sealed record Criterion(SearchParameterDefinition Parameter, IReadOnlyList<Predicate> AnyOf, bool? Missing = null)
{
    public ushort Number { get; } = PackedWriter.Number(Parameter.Code);

    /// <summary>True when every criterion holds for the values of one resource.</summary>
    public static bool AllHold(IReadOnlyList<Criterion> criteria, ReadOnlySpan<byte> packed)
    {
        if (criteria.Count == 0)
        {
            return true;
        }

        ulong present = 0;
        var reader = new PackedReader(packed);
        while (reader.Read())
        {
            for (var i = 0; i < criteria.Count; i++)
            {
                if (criteria[i].Number == reader.Parameter && (present & (1UL << i)) == 0 && criteria[i].Accepts(reader))
                {
                    present |= 1UL << i;
                }
            }
        }

        for (var i = 0; i < criteria.Count; i++)
        {
            var seen = (present & (1UL << i)) != 0;
            if (seen == (criteria[i].Missing == true))
            {
                return false;
            }
        }

        return true;
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
