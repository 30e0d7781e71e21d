using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;
using Goldthread.Population.Release;
using Goldthread.Population.Scores;

namespace Goldthread.Population.Risk.Models;

/// <summary>
/// A score in points, as it was a year before, held against emergency admissions since. Points are made into chances on every second person and tried on the others, so that nothing is tried on those
/// it was fitted to.
/// </summary>
public static class ScoreCheck
{
    /// <summary>What the scores are held against.</summary>
    public const string OutcomeText = "has emergency_admission in the next 12 months";

    /// <summary>The scores that are kept as at a year before, with their columns.</summary>
    public static IReadOnlyList<(ScoreKind Kind, string Column)> Checked { get; } =
    [
        (ScoreKind.HospitalFrailty, ScoreColumns.HospitalFrailty), (ScoreKind.FrailtyIndex, ScoreColumns.Deficits), (ScoreKind.Charlson, ScoreColumns.Charlson), (ScoreKind.Elixhauser, ScoreColumns.Elixhauser),
    ];

    /// <summary>Holds a score against what happened; null where fewer than <see cref="RiskCheck.LeastPeople"/> of those that it is tried on have one, or points and outcome are too few to fit.</summary>
    /// <param name="column">The column of the score.</param>
    /// <param name="people">Everybody.</param>
    /// <param name="rule">What may leave.</param>
    public static RiskCheck? Of(string column, PeopleSnapshot people, ReleaseRule rule)
    {
        var asAt = people.On.AddYears(-1);
        var (learnt, tried) = (new List<(double, bool)>(), new List<(double Points, bool Happened)>());
        foreach (var slice in people.Slices)
        {
            var segment = slice.Segment;
            var catalogue = DataCatalogue.Of(segment.Columns);
            var outcome = CohortParser.ParseExpression(OutcomeText, catalogue, people.On).Value!;
            var happened = new ulong[(segment.People + 63) / 64];
            CohortRun.Count(segment, slice.Alive, new CohortCompiler(segment, catalogue).Steps(new Cohort("", asAt, [new Cohorts.Language.Step(Excludes: false, outcome, "", "")])), happened);
            var keys = segment.Keys(segment.Number(DataColumns.Key));
            var (among, points) = (RiskCheck.Living(slice, asAt), Points(segment, column + ScoreColumns.YearBefore));
            for (var person = 0; person < segment.People; person++)
            {
                if (((among[person >> 6] >> (person & 63)) & 1) == 0 || points(person) is var own && double.IsNaN(own)) continue;
                (IsLearntFrom(keys[person]) ? learnt : tried).Add((own, ((happened[person >> 6] >> (person & 63)) & 1) != 0));
            }
        }

        if (tried.Count < RiskCheck.LeastPeople || PointsFit.Of(learnt) is not { } fit) return null;
        var calibration = Calibration.Of(tried.Select(p => (fit.Chance(p.Points), p.Happened)));
        return new RiskCheck(asAt, people.On, calibration, RiskCheck.Released(calibration, rule), null);
    }

    // A person stays in the same half from day to day. The middle bits of a product by a large odd number are as good as by lot (Knuth, The Art of Computer Programming, volume 3, section 6.4).
    private static bool IsLearntFrom(long key) => ((unchecked((ulong)key * 0x9E3779B97F4A7C15UL) >> 40) & 1) == 0;

    private static Func<int, double> Points(Segment segment, string column)
    {
        var number = segment.Number(column);
        return segment.Columns[number].Kind == ColumnKind.Measure
            ? person => segment.Measures(number)[person]
            : person => segment.Smalls(number)[person] is > 0 and var kept ? kept - segment.Columns[number].Origin : double.NaN;
    }
}
