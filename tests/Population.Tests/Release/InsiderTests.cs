using Goldthread.Population.Release;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Release;

/// <summary>A reader who has the source of the gate, and so can try every table there is and keep those that would have been released alike.</summary>
public sealed class InsiderTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(3, 22)]
    [InlineData(4, 13)]
    public void EveryRow_ReleasedByTheGate_LeavesManyTables(int values, int most)
    {
        var dimension = new Dimension("d", [.. Enumerable.Range(0, values).Select(v => $"v{v}")]);
        var seen = new Dictionary<string, (long[] Least, long[] Most, int Tables)>(StringComparer.Ordinal);
        var counts = new long[values];
        do
        {
            var released = Gate.Release(CountTable.Of([dimension], counts).Value, ReleaseRule.Nhs);
            var key = string.Join('|', dimension.Values.Append("All").Select(v => released.People(v).ToString()));
            var (least, highest, tables) = seen.TryGetValue(key, out var found) ? found : ([.. counts], [.. counts], 0);
            for (var v = 0; v < values; v++) (least[v], highest[v]) = (Math.Min(least[v], counts[v]), Math.Max(highest[v], counts[v]));
            seen[key] = (least, highest, tables + 1);
        }
        while (Next(counts, most));

        var (exact, narrow, cells) = (0, 0, 0);
        foreach (var (key, (least, highest, _)) in seen)
        {
            // Where a count reaches the end of those that are tried, larger ones would do as well.
            if (highest.Max() == most) continue;
            var shown = key.Split('|');
            for (var v = 0; v < values; v++)
            {
                if (shown[v] != "suppressed") continue;
                cells++;
                if (highest[v] == least[v]) exact++;
                if (highest[v] - least[v] + 1 < ReleaseRule.Nhs.Protection) narrow++;
            }
        }

        output.WriteLine($"{seen.Count} releases of rows of {values}: {cells} suppressed cells, {exact} known exactly, {narrow} to fewer than {ReleaseRule.Nhs.Protection} values.");
        exact.ShouldBe(0);
    }

    private static bool Next(long[] counts, int most)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            if (++counts[i] <= most) return true;
            counts[i] = 0;
        }

        return false;
    }
}
