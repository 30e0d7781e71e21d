using Goldthread.Population.Tests.Release;

namespace Goldthread.Journeys;

/// <summary>
/// What somebody can work out from all that was published: each number is the rounded size of a set of people, so that the people who are in the same sets are one unknown of 0 or more, and every
/// number two inequalities. What a further set can hold is then the least and the most of a linear programme.
/// </summary>
internal sealed class PublishedSums(int people)
{
    private readonly List<(bool[] Set, double Least, double Most)> _known = [];

    /// <summary>How many numbers are known.</summary>
    public int Count => _known.Count;

    /// <summary>A number that was shown: rounded to 5, never of 1 to 4.</summary>
    public void Add(Func<int, bool> isIn, long shown) => Add(isIn, shown == 0 ? 0 : Math.Max(5, shown - 2), shown == 0 ? 0 : shown + 2);

    /// <summary>A number that lies between two.</summary>
    public void Add(Func<int, bool> isIn, double least, double most) => _known.Add((Set(isIn), least, most));

    /// <summary>The least and the most that a set can hold; that it holds somebody is known.</summary>
    public (double Least, double Most) Of(Func<int, bool> isIn)
    {
        var asked = Set(isIn);
        var atoms = Enumerable.Range(0, people).GroupBy(p => string.Concat(_known.Select(k => k.Set[p] ? '1' : '0').Append(asked[p] ? '1' : '0'))).Select(g => g.First()).ToList();
        var columns = atoms.Count + 1 + (2 * _known.Count);
        var rows = new List<double[]>();
        for (var k = 0; k < _known.Count; k++)
        {
            var (set, least, most) = _known[k];
            rows.Add(Row(columns, set, atoms, atoms.Count + 1 + (2 * k), -1, least));
            rows.Add(Row(columns, set, atoms, atoms.Count + 2 + (2 * k), 1, most));
        }

        rows.Add(Row(columns, asked, atoms, atoms.Count, -1, 0));
        var program = new LinearProgram(columns, rows);
        program.IsFeasible.ShouldBeTrue("the truth itself is a solution");
        program.Bound(atoms.Count, isMost: false, 0);
        program.Bound(atoms.Count, isMost: true, people);
        return (program.Least[atoms.Count], program.Most[atoms.Count]);
    }

    private bool[] Set(Func<int, bool> isIn) => [.. Enumerable.Range(0, people).Select(isIn)];

    private static double[] Row(int columns, bool[] set, List<int> atoms, int further, double sign, double right)
    {
        var row = new double[columns + 1];
        for (var a = 0; a < atoms.Count; a++) row[a] = set[atoms[a]] ? 1 : 0;
        (row[further], row[^1]) = (sign, right);
        return row;
    }
}
