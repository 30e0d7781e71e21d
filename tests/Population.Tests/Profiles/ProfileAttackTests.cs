using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Profiles;
using Goldthread.Population.Registry;
using Goldthread.Population.Release;
using Goldthread.Population.Tests.Release;

namespace Goldthread.Population.Tests.Profiles;

/// <summary>
/// The profile shows each measure in four tables that are released apart: the place, by neighbourhood, by fifth, by practice. A reader who knows every shown count to the person puts them together
/// over all ways in which people can lie in all of them at once.
/// </summary>
public sealed class ProfileAttackTests
{
    private const int Areas = 3, Practices = 3;
    private static readonly Expression Anything = CohortParser.ParseExpression("died is known", IndicatorRegistry.Catalogue, DateOnly.MinValue).Value!;

    // Of everybody, and of those; the third is counted among the second.
    private static readonly IReadOnlyList<CountedMeasure> Measures = [new("m0", -1, Anything), new("m1", 0, Anything)];

    [Fact]
    public void FourTablesTogether_LeaveEachSuppressedCountOpen()
    {
        var (suppressed, recovered) = (0, new List<string>());
        for (var n = 0; n < 60; n++)
        {
            var counts = Made(new Random(n));
            var profile = new ReleasedProfile(counts, Measures, new HashSet<int>(), ReleaseRule.Nhs);
            var (unknowns, program) = Attack(counts, profile);
            suppressed += unknowns.Count;
            // Where it is shown that nobody has something, nobody has it anywhere: that is no secret.
            foreach (var (cell, column) in unknowns.Where(u => profile.Count(u.Key.Measure, Split.Neighbourhood, ReleasedProfile.Everywhere).Number != 0))
            {
                program!.Bound(column, isMost: false, 0);
                program.Bound(column, isMost: true, 1_000);
                if (Math.Floor(program.Most[column] + 1e-6) - Math.Ceiling(program.Least[column] - 1e-6) + 1 < ReleaseRule.Nhs.Protection) recovered.Add($"place {n}: {cell}");
            }
        }

        suppressed.ShouldBeGreaterThan(500);
        recovered.ShouldBeEmpty();
    }

    // Unknown: for each way to lie in the three splits, those who have the inner measure, only the outer, neither. Every shown count is a sum of some.
    private static (Dictionary<ProfileCell, int> Unknowns, LinearProgram? Program) Attack(ProfileCounts counts, ReleasedProfile profile)
    {
        int[] sizes = [Areas + 1, ProfileCounts.Fifths, Practices + 1];
        var atoms = sizes.Aggregate(1, (n, s) => n * s) * 3;
        var known = new List<(ProfileCell Cell, long Count)>();
        var unknowns = new Dictionary<ProfileCell, int>();
        foreach (var cell in Cells(counts))
        {
            var shown = profile.Count(cell.Measure, cell.Split, cell.At);
            if (shown.IsShown) known.Add((cell, True(counts, cell)));
            else unknowns[cell] = atoms + unknowns.Count;
        }

        if (unknowns.Count == 0) return (unknowns, null);
        var columns = atoms + unknowns.Count;
        double[] Row(ProfileCell cell, double right)
        {
            var row = new double[columns + 1];
            for (var atom = 0; atom < atoms; atom++)
            {
                var (level, rest) = (atom % 3, atom / 3);
                var (practice, fifth, area) = (rest % sizes[2], rest / sizes[2] % sizes[1], rest / sizes[2] / sizes[1]);
                var at = cell.Split switch { Split.Neighbourhood => Name(counts.Areas, area), Split.Fifth => ReleasedProfile.Fifths[fifth], _ => Name(counts.Practices, practice) };
                if ((cell.At == ReleasedProfile.Everywhere || at == cell.At) && level > cell.Measure) row[atom] = 1;
            }

            row[^1] = right;
            return row;
        }

        var rows = known.Select(k => Row(k.Cell, k.Count)).ToList();
        foreach (var (cell, column) in unknowns)
        {
            var row = Row(cell, 0);
            row[column] = -1;
            rows.Add(row);
        }

        var program = new LinearProgram(columns, rows);
        program.IsFeasible.ShouldBeTrue("the truth itself is a solution");
        return (unknowns, program);
    }

    private static IEnumerable<ProfileCell> Cells(ProfileCounts counts) => from m in Enumerable.Range(-1, Measures.Count + 1) from cell in Of(counts, m) select cell;

    private static IEnumerable<ProfileCell> Of(ProfileCounts counts, int m) =>
        [new(m, Split.Neighbourhood, ReleasedProfile.Everywhere), .. counts.Areas.Select(a => new ProfileCell(m, Split.Neighbourhood, a)), .. ReleasedProfile.Fifths.Take(5).Select(f => new ProfileCell(m, Split.Fifth, f)), .. counts.Practices.Select(p => new ProfileCell(m, Split.Practice, p))];

    private static string Name(IReadOnlyList<string> codes, int at) => at < codes.Count ? codes[at] : "not known";

    private static long True(ProfileCounts counts, ProfileCell cell)
    {
        var by = cell.Split == Split.Practice ? counts.ByPractice : counts.ByArea;
        var cells = cell.Measure < 0 ? by.Everybody : by.People[cell.Measure];
        if (cell.At == ReleasedProfile.Everywhere) return cells.Sum();
        return cells.Where((_, i) => cell.Split switch
        {
            Split.Practice => Name(counts.Practices, i) == cell.At,
            Split.Fifth => ReleasedProfile.Fifths[i / ProfileCounts.Bands % ProfileCounts.Fifths] == cell.At,
            _ => Name(counts.Areas, i / ProfileCounts.Bands / ProfileCounts.Fifths) == cell.At,
        }).Sum();
    }

    // Some hundred people, of whom few have the measures, so that much is small.
    private static ProfileCounts Made(Random chance)
    {
        var cells = (Areas + 1) * ProfileCounts.Fifths * ProfileCounts.Bands;
        MeasureCounts Room(int size) => new(new long[size], [new long[size], new long[size]], [[], []], new double[2]);
        var (area, practice) = (Room(cells), Room(Practices + 1));
        var (rare, rarer) = (0.02 + (chance.NextDouble() * 0.3), 0.1 + (chance.NextDouble() * 0.8));
        for (var i = 0; i < 60 + chance.Next(300); i++)
        {
            var cell = ((((chance.Next(20) == 0 ? Areas : chance.Next(Areas)) * ProfileCounts.Fifths) + chance.Next(ProfileCounts.Fifths)) * ProfileCounts.Bands) + chance.Next(8);
            var at = chance.Next(Practices + 1);
            area.Everybody[cell]++;
            practice.Everybody[at]++;
            if (chance.NextDouble() >= rare) continue;
            area.People[0][cell]++;
            practice.People[0][at]++;
            if (chance.NextDouble() >= rarer) continue;
            area.People[1][cell]++;
            practice.People[1][at]++;
        }

        return new ProfileCounts([.. Enumerable.Range(0, Areas).Select(a => $"N{a}")], [.. Enumerable.Range(0, Practices).Select(p => $"P{p}")], area, practice);
    }
}
