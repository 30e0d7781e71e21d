using System.Globalization;

namespace Goldthread.Population.Reference.Areas;

/// <summary>
/// How many people an area of a kind is meant to have. A guide: an area outside it is warned about and never refused. Source:
/// domain rule N06: neighbourhood 30,000 to 50,000, place 250,000 to 500,000, system 1 to 3 million.
/// </summary>
/// <param name="Kind">The kind of area.</param>
/// <param name="Least">People at least.</param>
/// <param name="Most">People at most.</param>
public sealed record GuideBand(AreaKind Kind, long Least, long Most)
{
    /// <summary>The bands there are.</summary>
    public static IReadOnlyList<GuideBand> All { get; } = [new(AreaKind.Neighbourhood, 30_000, 50_000), new(AreaKind.Place, 250_000, 500_000), new(AreaKind.System, 1_000_000, 3_000_000)];

    /// <summary>What is outside the band, in words; null inside it, where there is no band, or where nobody knows how many live there.</summary>
    public static string? Warning(AreaKind kind, long? residents)
    {
        if (residents is not { } people || All.FirstOrDefault(b => b.Kind == kind) is not { } band || (people >= band.Least && people <= band.Most)) return null;
        return string.Create(CultureInfo.InvariantCulture, $"{(people < band.Least ? "Fewer" : "More")} people than the guide band of {band.Least:N0} to {band.Most:N0}");
    }
}
