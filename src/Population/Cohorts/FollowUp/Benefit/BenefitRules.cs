using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Cohorts.FollowUp.Benefit;

/// <summary>A test of a rule, and what a reader is told where it holds.</summary>
public sealed record BenefitTest(Expression Test, string Words);

/// <summary>One thing that can be done for people at risk for whom it is not being done.</summary>
/// <param name="Id">Its name: small letters and hyphens.</param>
/// <param name="Help">What can be done.</param>
/// <param name="Source">Who says that it should be.</param>
/// <param name="Risks">What puts somebody at risk: one is enough.</param>
/// <param name="Gaps">What is not being done: all of them.</param>
public sealed record BenefitRule(string Id, string Help, string Source, IReadOnlyList<BenefitTest> Risks, IReadOnlyList<BenefitTest> Gaps);

/// <summary>Why somebody is likely to benefit.</summary>
/// <param name="Rule">By which rule.</param>
/// <param name="Risks">What puts them at risk.</param>
/// <param name="Gaps">What is not being done.</param>
public sealed record LikelyBenefit(BenefitRule Rule, IReadOnlyList<string> Risks, IReadOnlyList<string> Gaps)
{
    /// <summary>"frailty or dementia; no care plan is in force".</summary>
    public string Why => string.Join("; ", Risks.Concat(Gaps).Select(Small));

    private static string Small(string words) => words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
}

/// <summary>The rules of who is likely to benefit: another question than who is at risk. They say what to think of, and decide nothing.</summary>
/// <param name="Version">1 or more; raised whenever what they answer changes.</param>
/// <param name="Rules">In the order of the file.</param>
/// <param name="Catalogue">What they were read with.</param>
public sealed record BenefitRules(int Version, IReadOnlyList<BenefitRule> Rules, Catalogue Catalogue)
{
    private readonly IReadOnlySet<string> _tables = Rules.SelectMany(r => r.Risks.Concat(r.Gaps)).SelectMany(t => Parts.Tables(t.Test)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Why somebody is likely to benefit; empty where no rule says so.</summary>
    /// <param name="segment">People.</param>
    /// <param name="person">Who, by their number in it.</param>
    /// <param name="on">The day of the data set.</param>
    public IReadOnlyList<LikelyBenefit> Of(Segment segment, int person, DateOnly on)
    {
        var evaluator = new Evaluator(new SegmentRows(segment, on, _tables).Of(person), Catalogue, (_, _) => null);
        IReadOnlyList<string> Holding(IEnumerable<BenefitTest> tests) => [.. tests.Where(t => evaluator.Value(t.Test, person, on) is true).Select(t => t.Words)];
        return [.. Rules.Select(r => new LikelyBenefit(r, Holding(r.Risks), Holding(r.Gaps))).Where(b => b.Risks.Count > 0 && b.Gaps.Count == b.Rule.Gaps.Count)];
    }
}
