namespace Goldthread.Population.Reference.Areas;

/// <summary>How the footprint of a place lies to those of upper-tier councils.</summary>
public enum FootprintKind
{
    /// <summary>The very area of one council, and so of its health and wellbeing board.</summary>
    Same,

    /// <summary>Part of the area of one council.</summary>
    Part,

    /// <summary>Areas of more than one council.</summary>
    Several,

    /// <summary>It is not known in which council each of its LSOAs lies.</summary>
    Unknown,
}

/// <summary>
/// A place beside the upper-tier councils whose areas are those of health and wellbeing boards. These are the footprints unless the partners of a place agree otherwise:
/// any other needs an agreement that is written down, with the partners who made it (domain rule N07).
/// </summary>
/// <param name="Kind">How it lies.</param>
/// <param name="Councils">Codes of the councils in which its LSOAs lie.</param>
/// <param name="Outside">LSOAs of these councils that are not in the place.</param>
/// <param name="Unplaced">LSOAs of the place whose council nobody knows.</param>
public sealed record Footprint(FootprintKind Kind, IReadOnlyList<string> Councils, int Outside, int Unplaced)
{
    /// <summary>True when partners must have agreed to it.</summary>
    public bool NeedsAgreement => Kind is FootprintKind.Part or FootprintKind.Several;

    /// <summary>The footprint of a place.</summary>
    /// <param name="lsoas">Every LSOA with its place and its upper-tier council; null where there is none or nobody knows.</param>
    /// <param name="place">The place.</param>
    public static Footprint Of(IReadOnlyCollection<(string? Place, string? Council)> lsoas, string place)
    {
        var own = lsoas.Where(l => l.Place == place).ToList();
        var councils = own.Select(l => l.Council).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var unplaced = own.Count(l => l.Council is null);
        var outside = lsoas.Count(l => l.Place != place && l.Council is { } council && councils.Contains(council));
        var kind = own.Count == 0 || unplaced > 0 ? FootprintKind.Unknown : councils.Count > 1 ? FootprintKind.Several : outside > 0 ? FootprintKind.Part : FootprintKind.Same;
        return new Footprint(kind, councils, outside, unplaced);
    }
}
