using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Programmes.Calls;

namespace Goldthread.Toolkit.Programmes.Panels;

/// <summary>The scores of one question of a bid, side by side.</summary>
/// <param name="Question">The question.</param>
/// <param name="Scores">Those that were handed in, in the order of members.</param>
/// <param name="Agreed">What the panel agreed on; null where it did not need to.</param>
internal sealed record QuestionPoints(CallQuestion Question, IReadOnlyList<Score> Scores, Moderation? Agreed)
{
    /// <summary>By how many points the scorers differ.</summary>
    public int Spread => Scores.Count == 0 ? 0 : Scores.Max(s => s.Points) - Scores.Min(s => s.Points);

    /// <summary>What counts: what was agreed, else the mean of the scores.</summary>
    public decimal Counts => Agreed is { } agreed ? agreed.Tenths / 10m : Scores.Count == 0 ? 0 : (decimal)Scores.Sum(s => s.Points) / Scores.Count;

    /// <summary>True where scorers differ by more than the call allows and nothing was agreed.</summary>
    public bool WaitsForAgreement(Call call) => Spread > call.MayDiffer && Agreed is null;
}

/// <summary>Rules of points: what may be handed in, what they add up to.</summary>
internal static class Points
{
    /// <summary>The most that quality can be: thousandths of a percent.</summary>
    public const long Full = 100_000;

    /// <summary>Faults of what a member hands in: whole points from 0 to 5 for each question that is scored, each with a comment.</summary>
    public static IEnumerable<Fault> Check(Call call, IReadOnlyList<Score> scores, bool whole)
    {
        if (scores.FirstOrDefault(s => call.Scored.All(q => q.Code != s.Question)) is { } stray) yield return new Fault(FaultKind.Invalid, "This question is not scored", Field(stray.Question));
        foreach (var question in call.Scored)
        {
            var score = scores.FirstOrDefault(s => s.Question == question.Code);
            if (score is null && whole) yield return new Fault(FaultKind.Invalid, $"Choose points from 0 to {Call.MostPoints}: {question.Asks}", Field(question.Code));
            if (score is { Points: < 0 or > Call.MostPoints }) yield return new Fault(FaultKind.Invalid, $"Points go from 0 to {Call.MostPoints}: {question.Asks}", Field(question.Code));
            if (score is not null && whole && string.IsNullOrWhiteSpace(score.Words)) yield return new Fault(FaultKind.Invalid, $"Say why, for the panel and the bidder: {question.Asks}", $"Words[{question.Code}]");
        }
    }

    /// <summary>The name of the field of a question's points.</summary>
    public static string Field(string question) => $"Given[{question}]";

    /// <summary>
    /// Quality in thousandths of a percent: the points that count, by the weights of their questions, out of the most there could be, so that 100,000 is five points for
    /// every question. Rounded to the nearest, halves away from nought.
    /// </summary>
    public static long Quality(IReadOnlyList<QuestionPoints> points)
    {
        var weights = points.Sum(p => (long)p.Question.Weight);
        return weights == 0 ? 0 : (long)Math.Round(points.Sum(p => p.Counts * p.Question.Weight) / weights / Call.MostPoints * Full, MidpointRounding.AwayFromZero);
    }

    /// <summary>Quality as it is read: "81.5".</summary>
    public static string Words(long quality) => (quality / 1000m).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
}
