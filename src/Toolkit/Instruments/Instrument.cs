using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Instruments;

/// <summary>
/// Questions by which partners can tell how far they have come. What a published paper asks is rephrased, and the paper named; an assessment keeps the version it was opened with.
/// </summary>
public sealed record Instrument : ItemDocument
{
    /// <summary>The most questions of one instrument.</summary>
    public const int MostQuestions = 60;

    /// <summary>Who answers it.</summary>
    public required string For { get; init; }

    /// <summary>In what it differs from what was published, where it does.</summary>
    public string? Note { get; init; }

    /// <summary>Where its questions are from.</summary>
    public required Reference Source { get; init; }

    /// <summary>The scales on which it is answered.</summary>
    public required IReadOnlyList<Scale> Scales { get; init; }

    /// <summary>What it asks, in its order.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <inheritdoc />
    public override IEnumerable<string> Links => Source.Url is { } url ? [url] : [];

    internal override IEnumerable<(string Where, string Text, byte Weight)> Said =>
    [
        ("the title", Title, 9), ("the summary", Summary, 4), ("where it is from", Source.Title, 4), ("for whom it is", For, 2),
        .. Questions.Select(q => ("a question", $"{q.Title}. {q.Asks}", (byte)3)),
    ];

    /// <summary>The scale of a question.</summary>
    public Scale ScaleOf(Question question) => Scales.First(s => s.Id == question.Scale);

    internal override IEnumerable<Fault> Check()
    {
        foreach (var fault in base.Check()) yield return fault;
        if (For.Trim().Length == 0) yield return Wrong("for", "Say who answers it");
        foreach (var fault in Source.Check("source")) yield return fault;
        if (Scales.Count == 0) yield return Wrong("scales", "Give at least one scale");
        foreach (var fault in Scales.SelectMany((s, i) => s.Check($"scales[{i}]"))) yield return fault;
        foreach (var i in Repeated(Scales, s => s.Id)) yield return Wrong($"scales[{i}].id", "There is a scale of this id already");
        if (Questions.Count is 0 or > MostQuestions) yield return Wrong("questions", $"Ask 1 to {MostQuestions} questions: there are {Questions.Count}");
        foreach (var fault in Questions.SelectMany((q, i) => q.Check($"questions[{i}]", Scales))) yield return fault;
        foreach (var i in Repeated(Questions, q => q.Id)) yield return Wrong($"questions[{i}].id", "There is a question of this id already");
    }

    private static IEnumerable<int> Repeated<T>(IReadOnlyList<T> items, Func<T, string> id) => Enumerable.Range(0, items.Count).Where(i => items.Take(i).Any(earlier => id(earlier) == id(items[i])));
}
