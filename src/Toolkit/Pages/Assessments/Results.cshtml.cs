using System.Globalization;
using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Assessments;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Assessments;

/// <summary>What was answered: where partners differ first, then question by question, each organisation by itself; beside what was said before, where the reader may see that too.</summary>
internal sealed class ResultsModel(AssessmentService assessments) : AssessmentPage
{
    private const int MostNamed = 3;
    private Dictionary<string, Trend> _trends = [];

    public SeenAssessment Seen { get; private set; } = null!;

    public AssessmentResults Results { get; private set; } = null!;

    /// <summary>The earlier assessment, where this one takes one up and the reader may see its results.</summary>
    public Assessment? Before { get; private set; }

    public IReadOnlyList<string> NotCompared { get; private set; } = [];

    /// <summary>The questions on which partners are furthest apart, a level at least.</summary>
    public IReadOnlyList<QuestionResult> Differ => [.. Results.Questions.Where(q => q.Divergence >= 1).Take(MostNamed)];

    public string NoDifference => Results.Heard == 1
        ? "Only one organisation has sent answers, so there is no divergence between partners to tell."
        : Results.Questions.Any(q => q.Divergence is not null) ? "On no question are two organisations a level apart." : "No two organisations gave a level to the same question, so there is no divergence to tell.";

    public IReadOnlyList<string> Ones => [.. Results.Partners.Where(p => p.Sent == 1).Select(p => p.Partner.Name)];

    public string CountWords
    {
        get
        {
            var it = Seen.Assessment;
            var silent = Results.Partners.Where(p => p.Sent == 0).Select(p => p.Partner.Name).ToList();
            return $"{ResultWords.People(Results.Sent)} of {(Results.Heard == 1 ? "1 organisation" : $"{Results.Heard} organisations")} sent answers."
                + (silent.Count > 0 ? $" Nothing yet from {string.Join(", ", silent)}." : "")
                + (it.IsClosed ? " It is closed: this stays as it is." : it.TakesAnswers(assessments.Today) ? " It is still open, so this can change." : "");
        }
    }

    public async Task<IActionResult> OnGet()
    {
        if (!Enter()) return NotFound();
        var (found, results) = (await assessments.Find(Number, Me), await assessments.Results(Number, Me));
        if (!found.Succeeded || !results.Succeeded) return NotFound();
        (Seen, Results) = (found.Value, results.Value);

        // What was said before was said to those who took part then: whoever cannot see it there does not see it here. Letters of one are not those of the other.
        if (Seen.Reach.SeesNames && Seen.Assessment.Earlier is { } earlier && await assessments.Find(earlier, Me) is { Succeeded: true, Value.Reach.SeesNames: true } before && await assessments.Results(earlier, Me) is { Succeeded: true } then)
        {
            Before = before.Value.Assessment;
            var (compared, not) = Trend.Of(then.Value, Results);
            (_trends, NotCompared) = (compared.ToDictionary(t => t.Now.Question.Id, StringComparer.Ordinal), not);
        }

        return Page();
    }

    public Trend? TrendOf(QuestionResult result) => _trends.GetValueOrDefault(result.Question.Id);

    public static DotPlot Plot(QuestionResult result, string when) => new()
    {
        Id = $"dots-{result.Question.Id}-{when}", Title = result.Question.Title, Levels = [.. result.Scale.Levels.Select(l => l.Name)],
        Description = $"{ResultWords.Spread(result)} {ResultWords.Divergence(result)}".Trim(),
        Rows = [.. result.Partners.Select(p => new DotRow(Name(p), p.Levels, p.CannotSay, p.Levels.Count > 1 ? p.Median : null))],
    };

    public static Table TableOf(QuestionResult result) => new()
    {
        Caption = new Heading { Text = result.Question.Title, Size = "s" }, Responsive = true, FirstCellIsHeader = true,
        Head = [new() { Text = "Organisation" }, new() { Text = "Answers" }, new() { Text = "Cannot say" }, new() { Text = "Median" }],
        Rows = [.. result.Partners.Select(p => (IReadOnlyList<TableCell>)[Name(p), Answers(result, p), Count(p.CannotSay), p.Median is { } median ? ResultWords.Median(result.Scale, median) : "None"])],
    };

    private static string Name(PartnerResult partner) =>
        partner.Partner.Name + (partner.Partner.IsRemoved ? " (takes part no longer)" : "") + (partner.IsOne ? " (1 person)" : "");

    private static string Answers(QuestionResult result, PartnerResult partner) =>
        partner.Levels.Count == 0 ? "None" : string.Join(", ", partner.Levels.GroupBy(l => l).Select(g => $"{g.Count()} at “{result.Scale.NameOf(g.Key)}”"));

    private static string Count(int many) => many.ToString(CultureInfo.InvariantCulture);
}
