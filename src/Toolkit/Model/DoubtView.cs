using Goldthread.DesignSystem.Charts;
using Goldthread.DesignSystem.Components;
using Goldthread.Impact.Decisions;

namespace Goldthread.Toolkit.Model;

/// <summary>The doubt about a choice between plans, laid out for reading: curves, the frontier, and what a wrong choice costs.</summary>
/// <param name="names">What each choice is called, the place as it is first.</param>
/// <param name="sample">The draws.</param>
internal sealed class DoubtView(IReadOnlyList<string> names, DecisionSample sample)
{
    /// <summary>What a year of life in full health is taken to be worth where one number has to stand: the lower end of the usual range of NICE.</summary>
    public const double Usual = 20_000;

    private const double Step = 2500, Most = 100_000;
    private const string Along = "A year of life in full health is worth", Frontier = "Best on average";

    private readonly IReadOnlyList<DoubtAt> _at = Doubt.Of(sample, Enumerable.Range(0, (int)(Most / Step) + 1).Select(i => i * Step));

    public DecisionSample Sample => sample;

    public DoubtAt AtUsual => _at.First(d => d.Worth == Usual);

    /// <summary>Which is best on average, by what a year is worth.</summary>
    public string Sentence
    {
        get
        {
            var from = _at.Where((d, i) => i == 0 || d.Best != _at[i - 1].Best).ToList();
            return from.Count == 1 ? $"Whatever a year of life in full health is worth, up to {ModelWords.Pounds(Most)}, the best on average is: {names[from[0].Best]}."
                : $"Best on average: {string.Join("; ", from.Select((d, i) => $"{names[d.Best]}{(i + 1 < from.Count ? $" below {ModelWords.Pounds(from[i + 1].Worth)}" : $" from {ModelWords.Pounds(d.Worth)}")}"))}. That is by what a year of life in full health is taken to be worth.";
        }
    }

    /// <summary>Choices that have a curve in the pictures: six lines can be told apart, and one is the frontier.</summary>
    public string? LeftOut => Shown.Count == names.Count ? null : $"Not drawn, for six lines are the most that can be told apart: {string.Join(", ", Enumerable.Range(0, names.Count).Except(Shown).Select(s => $"{names[s]} (at most {_at.Max(d => d.Chance[s]) * 100:0} of 100)"))}. The table has all.";

    /// <summary>How often each choice is the best, and how often the one is that is best on average.</summary>
    public CurveChart Curve => Chart("How often each is the best choice", "%", d => d.Chance, 100, "How often each is the best of all choices, by what a year of life in full health is taken to be worth. The broad line is the frontier: how likely the choice that is best on average is also the best.");

    /// <summary>What is lost on average for 1,000 people by each choice, since another would have been better.</summary>
    public CurveChart Loss => Chart("What a wrong choice costs, for each 1,000 people", "£", d => d.Loss, 1000, "What each choice loses on average for each 1,000 people because in some draws another is better. The broad line is the lowest: what knowing everything for sure would be worth.");

    /// <summary>All choices at the usual worth.</summary>
    public Table Table => new()
    {
        Caption = $"If a year of life in full health is worth {ModelWords.Pounds(Usual)}",
        Compact = true,
        FirstCellIsHeader = true,
        Responsive = true,
        Head = ["Choice", new TableHead { Text = "It is the best in", Format = "numeric" }, new TableHead { Text = "Gain over as it is, each 1,000 people", Format = "numeric" }, new TableHead { Text = "A wrong choice costs, each 1,000 people", Format = "numeric" }],
        Rows = [.. names.Select((name, s) => (IReadOnlyList<TableCell>)[
            s == AtUsual.Best ? $"{name} (best on average)" : name, $"{AtUsual.Chance[s] * 100:0} of 100", s == 0 ? "–" : ModelWords.Signed((AtUsual.NetBenefit[s] - AtUsual.NetBenefit[0]) * 1000, ModelWords.Pounds), ModelWords.Pounds(AtUsual.Loss[s] * 1000)])],
    };

    private IReadOnlyList<int> Shown => [.. Enumerable.Range(0, names.Count).OrderByDescending(s => _at.Max(d => d.Chance[s])).ThenBy(s => s).Take(5).Order()];

    private CurveChart Chart(string title, string unit, Func<DoubtAt, double[]> of, double times, string says) => new()
    {
        Title = title,
        XName = Along,
        XUnit = "£",
        Unit = unit,
        Decimals = 0,
        FromZero = true,
        Marks = [new CurveMark(Usual, "£20,000")],
        Series = [.. Shown.Select(s => new CurveSeries(names[s], [.. _at.Select(d => new CurvePoint(d.Worth, of(d)[s] * times))])), new CurveSeries(Frontier, [.. _at.Select(d => new CurvePoint(d.Worth, of(d)[d.Best] * times))], IsUnder: true)],
        Says = says,
    };
}
