using System.Globalization;
using Goldthread.Kernel.Values;
using Goldthread.Population.DataSet;
using Goldthread.Population.Release;
using Goldthread.Population.Risk.Models;
using Goldthread.Population.Scores;

namespace Goldthread.Population.Risk;

/// <summary>A score or a model held against what happened to the people of the data set.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Outcome">What it is held against, in the language of cohorts; empty where a model names nothing.</param>
/// <param name="IsPoints">True for points, which were made into chances on half of the people and tried on the other half.</param>
/// <param name="Check">What came out; null where there is too little to say.</param>
public sealed record CheckedScore(ScoreKind Kind, string Outcome, bool IsPoints, RiskCheck? Check)
{
    /// <summary>Everything that can be held against something here.</summary>
    public static IReadOnlyList<CheckedScore> All(PeopleSnapshot people, ModelBook models, ReleaseRule rule) =>
    [
        .. models.Models.Select(m => new CheckedScore(ModelBook.KindOf(m), m.Outcome is null ? "" : "its own outcome", IsPoints: false, RiskCheck.Of(m, people, people.On.AddYears(-1), rule))),
        .. ScoreCheck.Checked.Select(c => new CheckedScore(c.Kind, ScoreCheck.OutcomeText, IsPoints: true, ScoreCheck.Of(c.Column, people, rule))),
    ];

    /// <summary>What it shows, in sentences.</summary>
    public string Sentence => Outcome.Length == 0 ? "The model names no outcome, so it cannot be held against what happened."
        : Check is not { } check
        ? $"Too little data: fewer than {RiskCheck.LeastPeople} people had this score a year ago, or too few of them were admitted. Nothing is said."
        : string.Create(CultureInfo.InvariantCulture, $"{Discrimination(check.Calibration.CStatistic)} {Ratio(check.Calibration.Ratio)} {Skill(check.Calibration)}");

    /// <summary>All figures as CSV rows.</summary>
    public static string Csv(IReadOnlyList<CheckedScore> scores) =>
        CsvText.Line("score", "version", "as_at", "on", "c_statistic", "brier", "brier_of_the_mean", "observed_for_one_foretold", "tenth", "foretold", "people", "happened", "observed", "lower", "upper")
        + string.Concat(scores.Where(s => s.Check is not null).SelectMany(s => s.Check!.Groups.Select(g => CsvText.Line(
            s.Kind.Id, s.Kind.Version, $"{s.Check.AsAt:yyyy-MM-dd}", $"{s.Check.On:yyyy-MM-dd}", Number(s.Check.Calibration.CStatistic), Number(s.Check.Calibration.Brier), Number(s.Check.Calibration.BrierOfTheMean),
            Number(s.Check.Calibration.Ratio), g.Name, Number(g.Foretold), Count(g.People), Count(g.Happened), Number(g.Observed.Estimate?.Value), Number(g.Observed.Estimate?.Low), Number(g.Observed.Estimate?.High)))));

    /// <summary>A figure of a check; empty where there is none.</summary>
    public static string Number(double? value) => value is { } known && double.IsFinite(known) ? known.ToString("0.####", CultureInfo.InvariantCulture) : "";

    private static string Count(ReleasedCount count) => count.IsShown ? count.Number?.ToString(CultureInfo.InvariantCulture) ?? "" : "[c]";

    private static string Discrimination(double? c) => c is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"Of two people of whom one was admitted, that one had the higher score {value:0%} of the time; by lot it would be 50%.")
        : "It happened to nobody or to everybody, so who ranks above whom cannot be said.";

    private static string Ratio(double? ratio) => ratio switch
    {
        null => "",
        > 1.1 => string.Create(CultureInfo.InvariantCulture, $"It happened {ratio:0.00} times as often as foretold."),
        < 0.9 => string.Create(CultureInfo.InvariantCulture, $"It happened less often than foretold: {ratio:0.00} for one."),
        _ => "All together it happened about as often as foretold.",
    };

    private static string Skill(Calibration found) => found.Brier < found.BrierOfTheMean
        ? "The Brier score is lower than had everybody been given the mean, as it should be."
        : "The Brier score is no lower than had everybody been given the mean: here the score is of no use to foretell.";
}
