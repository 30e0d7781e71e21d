namespace Goldthread.Population.Comparison;

/// <summary>
/// Finds for each of some people the one of others who is most like them, each only once: nearest neighbour matching without replacement, one to one
/// (Stuart EA, Matching methods for causal inference, Stat Sci 2010;25:1-21). Unlikeness is the sum of squares of differences, each divided by the standard deviation of what differs.
/// </summary>
internal static class NearestNeighbours
{
    /// <summary>The number of the other for each; -1 where none was left.</summary>
    /// <param name="some">Numbers of those who need one, in the order in which they choose.</param>
    /// <param name="others">Numbers of those who may be chosen; of two who are equally like, the first is.</param>
    /// <param name="scales">The standard deviation of each number; where it is 0 the number tells nobody apart and is passed over.</param>
    /// <param name="taken">Marks who was chosen: also those who were before.</param>
    public static int[] Of(IReadOnlyList<double[]> some, IReadOnlyList<double[]> others, IReadOnlyList<double> scales, IList<bool> taken)
    {
        var found = new int[some.Count];
        for (var i = 0; i < some.Count; i++)
        {
            var (nearest, least) = (-1, double.PositiveInfinity);
            for (var j = 0; j < others.Count; j++)
            {
                if (taken[j]) continue;
                var unlike = Unlike(some[i], others[j], scales, least);
                if (unlike < least) (nearest, least) = (j, unlike);
            }

            found[i] = nearest;
            if (nearest >= 0) taken[nearest] = true;
        }

        return found;
    }

    private static double Unlike(double[] one, double[] other, IReadOnlyList<double> scales, double enough)
    {
        var sum = 0.0;
        for (var k = 0; k < one.Length && sum < enough; k++)
        {
            if (scales[k] <= 0) continue;
            var apart = (one[k] - other[k]) / scales[k];
            sum += apart * apart;
        }

        return sum;
    }
}
