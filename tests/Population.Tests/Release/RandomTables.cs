using Goldthread.Population.Release;

namespace Goldthread.Population.Tests.Release;

/// <summary>Tables of every kind the gate takes: one to three dimensions, dense and sparse, with groups, with tables that overlap, with numerators among numerators, with known populations.</summary>
internal static class RandomTables
{
    /// <summary>Made anew until it has no more cells than that, margins and measures included.</summary>
    public static CountTable Next(Random chance, int mostCells)
    {
        while (true)
        {
            var table = Next(chance);
            if (table.Dimensions.Aggregate(1, (n, d) => n * (d.Values.Count + (d.Groups?.Count ?? 0) + 1)) * ((2 * table.Measures.Count) + 1) <= mostCells) return table;
        }
    }

    private static CountTable Next(Random chance)
    {
        var dimensions = Enumerable.Range(0, chance.Next(1, 4)).Select(d => Dimension(d, chance)).ToList();
        var cells = dimensions.Aggregate(1, (n, d) => n * d.Values.Count);
        var (sparse, most) = (chance.NextDouble(), new[] { 6, 12, 40, 400 }[chance.Next(4)]);
        var isKnown = chance.Next(6) == 0;
        var counts = Enumerable.Range(0, cells).Select(_ => chance.NextDouble() < sparse ? 0 : isKnown ? chance.NextInt64(20, 21 + most) : chance.NextInt64(1, most)).ToList();
        var measures = new List<Measure>();
        for (var m = chance.Next(0, isKnown ? 3 : 4) + (isKnown ? 1 : 0); m > 0; m--)
        {
            var of = measures.Count > 0 && chance.Next(3) == 0 ? measures[chance.Next(measures.Count)] : null;
            var share = chance.Next(3) switch { 0 => 0.05, 1 => 0.5, _ => 0.95 };
            measures.Add(new Measure($"m{measures.Count}", [.. (of?.Counts ?? counts).Select(n => Some(n, share, chance))], of?.Name));
        }

        var views = dimensions.Count == 3 && chance.Next(3) == 0 ? new[] { new[] { "d0", "d1" }, ["d0", "d2"] } : null;
        return CountTable.Of(dimensions, counts, measures, views, isKnown).Value;
    }

    private static Dimension Dimension(int number, Random chance)
    {
        var values = Enumerable.Range(0, chance.Next(2, 6)).Select(v => $"v{v}").ToList();
        var groups = values.Count > 2 && chance.Next(3) == 0 ? new[] { new Group("g0", values[..2]), new Group("g1", values[^2..]) }[..chance.Next(1, 3)] : null;
        return new Dimension($"d{number}", values, groups);
    }

    private static long Some(long of, double share, Random chance)
    {
        var some = 0L;
        for (var i = 0L; i < of; i++) some += chance.NextDouble() < share ? 1 : 0;
        return some;
    }
}
