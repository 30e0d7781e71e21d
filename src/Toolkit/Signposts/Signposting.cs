using Goldthread.Toolkit.Initiatives;

namespace Goldthread.Toolkit.Signposts;

/// <summary>What somebody said of what they need.</summary>
/// <param name="Reader">Who they are, or null.</param>
/// <param name="Step">At which step of the work they are, or null.</param>
/// <param name="About">Code of what it is about, or null.</param>
public sealed record SignpostQuestion(Reader? Reader, Step? Step, string? About);

/// <summary>A signpost with why it is there.</summary>
/// <param name="Signpost">The signpost.</param>
/// <param name="Score">How well it fits: 3 for the subject, 2 for the step, 1 for the reader, and 1 where it is about joined-up care as a whole.</param>
/// <param name="Reasons">Why, in words.</param>
public sealed record SignpostAnswer(Signpost Signpost, int Score, IReadOnlyList<string> Reasons);

/// <summary>Ranks signposts for somebody. Pure; the rules stand at <see cref="SignpostAnswer.Score"/>.</summary>
public static class Signposting
{
    private const int ForSubject = 3;
    private const int ForStep = 2;
    private const int ForReader = 1;
    private const int AsAWhole = 1;

    /// <summary>Those that fit, the best first; where a subject is asked for, what is about another is left out.</summary>
    public static IReadOnlyList<SignpostAnswer> Rank(IEnumerable<Signpost> signposts, SignpostQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var asked = question is not { Reader: null, Step: null, About: null };
        return [.. signposts.Select(s => Weigh(s, question)).Where(a => !asked || a.Score > 0).Where(a => question.About is not { } about || a.Signpost.Interventions.Count == 0 || a.Signpost.Interventions.Contains(about))
            .OrderByDescending(a => a.Score).ThenByDescending(a => a.Signpost.Year ?? 0).ThenBy(a => a.Signpost.Title, StringComparer.Ordinal)];
    }

    /// <summary>Who reads, in words.</summary>
    public static string Words(Reader reader) => reader switch
    {
        Reader.BoardMember => "a councillor or board member",
        Reader.Planner => "somebody who plans or commissions",
        Reader.Practitioner => "somebody who cares for people",
        Reader.Analyst => "an analyst",
        Reader.Finance => "somebody who answers for money",
        _ => "somebody who uses care or looks after another",
    };

    /// <summary>A step of the work, in words.</summary>
    public static string Words(Step step) => step switch
    {
        Step.Agree => "finding out what is needed, and agreeing what for",
        Step.Plan => "choosing and planning what to do",
        Step.SetUp => "setting it up",
        Step.Run => "doing it day by day",
        _ => "finding out whether it works",
    };

    /// <summary>What a signpost leads to, in words.</summary>
    public static string Words(SignpostKind kind) => kind switch
    {
        SignpostKind.Guide => "Guide",
        SignpostKind.Tool => "Tool",
        SignpostKind.Data => "Data",
        SignpostKind.CaseStudies => "What others did",
        SignpostKind.Rules => "Law, policy or standard",
        _ => "Research",
    };

    private static SignpostAnswer Weigh(Signpost signpost, SignpostQuestion question)
    {
        var (score, reasons) = (0, new List<string>());
        if (question.About is { } about)
        {
            if (signpost.Interventions.Contains(about)) Add(ForSubject, $"About {Lower(Interventions.TitleOf(about))}");
            else if (signpost.Interventions.Count == 0) Add(AsAWhole, "About joined-up care as a whole");
        }

        if (question.Step is { } step && signpost.Steps.Contains(step)) Add(ForStep, $"For {Words(step)}");
        if (question.Reader is { } reader && signpost.For.Contains(reader)) Add(ForReader, $"For {Words(reader)}");
        return new SignpostAnswer(signpost, score, reasons);

        void Add(int points, string reason)
        {
            score += points;
            reasons.Add(reason);
        }
    }

    private static string Lower(string title) => char.ToLowerInvariant(title[0]) + title[1..];
}
