using Goldthread.Kernel.Values;

namespace Goldthread.Population.Release;

/// <summary>Those of a table's people who have something: the numerator of a share. The others, its complement, can be had by subtraction and are guarded with it.</summary>
/// <param name="Name">As "has diabetes".</param>
/// <param name="Counts">How many of them in each cell, in the order of the table's counts.</param>
/// <param name="Of">The measure whose people it is counted among, which stands before it; null for all people of the table.</param>
public sealed record Measure(string Name, IReadOnlyList<long> Counts, string? Of = null);

/// <summary>
/// Counts of people as they were counted, with everything that will be shown beside them: margins, groups, tables that overlap, numerators with their denominators. What is
/// released together goes in together, for only then can it be seen what follows from what.
/// </summary>
public sealed class CountTable
{
    /// <summary>The most cells one table may have, margins and measures included.</summary>
    public const int MostCells = 4_000_000;

    private CountTable(IReadOnlyList<Dimension> dimensions, IReadOnlyList<long> counts, IReadOnlyList<Measure> measures, IReadOnlyList<IReadOnlyList<string>> views, bool isKnown) =>
        (Dimensions, Counts, Measures, Views, PopulationIsKnown) = (dimensions, counts, measures, views, isKnown);

    public IReadOnlyList<Dimension> Dimensions { get; }

    public IReadOnlyList<long> Counts { get; }

    public IReadOnlyList<Measure> Measures { get; }

    public IReadOnlyList<IReadOnlyList<string>> Views { get; }

    public bool PopulationIsKnown { get; }

    /// <summary>A table, or what is wrong with it.</summary>
    /// <param name="dimensions">One or more: what splits the people.</param>
    /// <param name="counts">People in each finest cell: the last dimension runs fastest. Margins are added up here.</param>
    /// <param name="measures">Numerators over the same people.</param>
    /// <param name="views">
    /// Which tables are shown, each by the names of its dimensions; null for one table by all of them. Two tables as "age, sex" and "age, ethnicity" share their margins, and are guarded
    /// together. With three or more, or two that carry several measures, the table by all dimensions is guarded as if it were shown: more is suppressed than might be needed, never less.
    /// </param>
    /// <param name="populationIsKnown">True where everybody can look up <paramref name="counts"/> elsewhere (a published population): to suppress them would protect nobody.</param>
    public static Outcome<CountTable> Of(IReadOnlyList<Dimension> dimensions, IReadOnlyList<long> counts, IReadOnlyList<Measure>? measures = null, IReadOnlyList<IReadOnlyList<string>>? views = null, bool populationIsKnown = false)
    {
        measures ??= [];
        var faults = new List<Fault>();
        if (dimensions.Count == 0) return Wrong("dimensions", "A table has at least one dimension.");
        Unlike(dimensions.Select(d => d.Name), "dimension", faults);
        foreach (var dimension in dimensions) Check(dimension, faults);
        Unlike(measures.Select(m => m.Name), "measure", faults);
        foreach (var view in views ?? [])
        {
            faults.AddRange(view.Where(name => dimensions.All(d => d.Name != name)).Select(name => Wrong("views", $"There is no dimension \"{name}\".")));
        }

        if (faults.Count > 0) return faults.ToArray();
        var cells = dimensions.Aggregate(1.0, (n, d) => n * d.Values.Count);
        var all = dimensions.Aggregate(1.0, (n, d) => n * (d.Values.Count + (d.Groups?.Count ?? 0) + 1)) * ((2 * measures.Count) + 1);
        if (all > MostCells) return new Fault(FaultKind.TooLarge, $"The table would have {all:N0} cells with its margins; {MostCells:N0} are taken at once.", "dimensions");
        if (counts.Count != (int)cells) faults.Add(Wrong("counts", $"{counts.Count} counts for {cells} cells."));
        if (counts.Any(c => c < 0)) faults.Add(Wrong("counts", "A count is 0 or more."));
        foreach (var measure in measures) Check(measure, counts, measures, faults);
        return faults.Count > 0 ? faults.ToArray() : new CountTable(dimensions, counts, measures, views ?? [[.. dimensions.Select(d => d.Name)]], populationIsKnown);
    }

    private static void Check(Dimension dimension, List<Fault> faults)
    {
        if (dimension.Values.Count == 0) faults.Add(Wrong(dimension.Name, "A dimension has at least one value."));
        Unlike([.. dimension.Values, .. (dimension.Groups ?? []).Select(g => g.Name), dimension.Total], dimension.Name, faults);
        foreach (var group in dimension.Groups ?? [])
        {
            faults.AddRange(group.Values.Where(v => !dimension.Values.Contains(v, StringComparer.Ordinal)).Select(v => Wrong(dimension.Name, $"Group \"{group.Name}\" names \"{v}\", which is no value of it.")));
            if (group.Values.Count == 0) faults.Add(Wrong(dimension.Name, $"Group \"{group.Name}\" has no values."));
        }
    }

    private static void Check(Measure measure, IReadOnlyList<long> counts, IReadOnlyList<Measure> measures, List<Fault> faults)
    {
        var whole = measure.Of is null ? counts : measures.TakeWhile(m => m != measure).FirstOrDefault(m => m.Name == measure.Of)?.Counts;
        if (whole is null) faults.Add(Wrong(measure.Name, $"It is counted among \"{measure.Of}\", which does not stand before it."));
        else if (measure.Counts.Count != counts.Count) faults.Add(Wrong(measure.Name, $"{measure.Counts.Count} counts for {counts.Count} cells."));
        else if (Enumerable.Range(0, Math.Min(whole.Count, counts.Count)).Any(i => measure.Counts[i] < 0 || measure.Counts[i] > whole[i])) faults.Add(Wrong(measure.Name, "A numerator lies between 0 and those it is counted among."));
    }

    private static void Unlike(IEnumerable<string> names, string where, List<Fault> faults) =>
        faults.AddRange(names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => Wrong(where, $"The name \"{g.Key}\" stands twice.")));

    private static Fault Wrong(string where, string message) => new(FaultKind.Invalid, message, where);
}
