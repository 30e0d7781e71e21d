using Goldthread.Kernel.Values;

namespace Goldthread.Population.Reference.Layouts;

/// <summary>Every layout that is known, and how a file is matched with one: by its header, or where it has none by its shape; never by its name.</summary>
internal static class KnownLayouts
{
    public static IReadOnlyList<Layout> All { get; } =
        [.. SmallAreaLayouts.All, .. DeprivationLayouts.All, .. CouncilLayouts.All, OrganisationLayouts.Practices, OrganisationLayouts.Trusts, OrganisationLayouts.Partners, .. ResidentLayouts.All, .. PublishedLayouts.All];

    /// <summary>The layout of a file by its first row. A header that is nearly one that is known: a fault that names the column that is missing.</summary>
    public static Outcome<Layout> Of(string file, IReadOnlyList<string> first)
    {
        if (OrganisationLayouts.WithoutHeader(first) is { } shaped) return shaped;
        var columns = first.Select(HeaderNames.Of).ToHashSet(StringComparer.Ordinal);
        var headed = All.Where(l => l.Columns.Count > 0).ToList();
        if (headed.Where(l => l.Columns.All(columns.Contains)).MaxBy(l => l.Columns.Count) is { } whole) return whole;
        var near = headed.MaxBy(l => ((double)l.Columns.Count(columns.Contains) / l.Columns.Count, l.Columns.Count))!;
        var missing = near.Columns.Where(c => !columns.Contains(c)).Select(c => $"\"{c}\"").ToList();
        return missing.Count * 3 <= near.Columns.Count
            ? new Fault(FaultKind.Invalid, $"{file} looks like \"{near.What}\", and {(missing.Count == 1 ? "the column" : "the columns")} {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} missing. It must have: {string.Join(", ", near.Columns)}.", missing[0].Trim('"'))
            : new Fault(FaultKind.WrongFormat, $"{file} has none of the layouts that are known; docs/guides/reference-data.md lists them.");
    }
}
