using System.Text.RegularExpressions;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Programmes.Bids;

namespace Goldthread.Toolkit.Programmes.Calls;

/// <summary>What a call must have before it can be written down, and before it can be opened.</summary>
internal static partial class CallCheck
{
    /// <summary>The most words that a question may allow.</summary>
    public const int MostWords = 5_000;

    public const int MostQuestions = 40;

    /// <summary>Faults of what was typed; a call that is not finished has none.</summary>
    public static IEnumerable<Fault> Written(Call call)
    {
        if (!Code().IsMatch(call.Id) || call.Id is "write" or "files") yield return Wrong(nameof(Call.Id), "The address is made of small letters, digits and hyphens, 60 at most, and is not a word that the site itself uses");
        if (string.IsNullOrWhiteSpace(call.Title)) yield return Wrong(nameof(Call.Title), "Enter a title");
        if (!CallKind.All.Any(k => k.Code == call.Kind)) yield return Wrong(nameof(Call.Kind), "Choose what kind of call it is");
        if (call.Closes <= call.Opens) yield return Wrong("Closes.Date", "It closes after it opens");
        if (call.Scorers is < 2 or > 9) yield return Wrong(nameof(Call.Scorers), "Each bid is scored by 2 members of the panel at least, and by 9 at most");
        if (call.MostShortlisted is < 1 or > 10_000) yield return Wrong(nameof(Call.MostShortlisted), "Enter how many bids the shortlist may have, from 1 to 10,000");
        if (call.MostSelected < 1 || call.MostSelected > call.MostShortlisted) yield return Wrong(nameof(Call.MostSelected), "Enter how many may be selected, from 1 to as many as the shortlist may have");
        if (call.MayDiffer is < 0 or >= Call.MostPoints) yield return Wrong(nameof(Call.MayDiffer), $"Enter by how many points scorers may differ, from 0 to {Call.MostPoints - 1}");
        if (call.Questions.Count > MostQuestions) yield return Wrong("Question.Asks", $"A call has {MostQuestions} questions at most");
        if (call.Questions.GroupBy(q => q.Code).FirstOrDefault(g => g.Count() > 1) is { } twice) yield return Wrong("Question.Code", $"There is a question with the short name {twice.Key} already");
        foreach (var fault in call.Questions.SelectMany(Question).Concat(call.Rules.SelectMany(r => Rule(r, call)))) yield return fault;
        if (call.Stages.Any(s => string.IsNullOrWhiteSpace(s.Name))) yield return Wrong("Stage.Name", "Say what happens on that day");
    }

    /// <summary>Faults that keep it from being opened.</summary>
    public static IEnumerable<Fault> Opening(Call call, DateTimeOffset now)
    {
        foreach (var fault in Written(call)) yield return fault;
        if (string.IsNullOrWhiteSpace(call.For)) yield return Wrong(nameof(Call.For), "Say what it is for");
        if (!call.Scored.Any()) yield return Wrong("", "Add a question with a weight: the panel has nothing to score yet");
        if (call.Closes <= now) yield return Wrong("Closes.Date", "It closes in the future");
    }

    private static IEnumerable<Fault> Question(CallQuestion q)
    {
        if (!Code().IsMatch(q.Code)) yield return Wrong("Question.Code", "The short name is made of small letters, digits and hyphens");
        if (string.IsNullOrWhiteSpace(q.Asks)) yield return Wrong("Question.Asks", "Enter what is asked");
        if (q.Kind == QuestionKind.Words && q.MostWords is < 1 or > MostWords) yield return Wrong("Question.MostWords", $"Enter the most words of an answer, from 1 to {MostWords:N0}");
        if (q.Weight is < 0 or > 100) yield return Wrong("Question.Weight", "The weight is a number from 0 to 100");
        if (q.Weight > 0 && q.Kind != QuestionKind.Words) yield return Wrong("Question.Weight", "Only an answer in words is scored: leave the weight out");
        if (q.IsScored && (q.Scale.Count != Call.MostPoints + 1 || q.Scale.Any(string.IsNullOrWhiteSpace))) yield return Wrong("Question.Scale", $"Say what each number of points means: {Call.MostPoints + 1} lines, from 0 to {Call.MostPoints}");
    }

    private static IEnumerable<Fault> Rule(EligibilityRule rule, Call call)
    {
        if (string.IsNullOrWhiteSpace(rule.Reason)) yield return Wrong("Rule.Reason", "Enter what a bidder is told who does not meet it");
        var isRight = rule.Kind switch
        {
            RuleKind.AnsweredYes => call.Questions.Any(q => q.Code == rule.Of && q.Kind == QuestionKind.YesNo),
            RuleKind.FileAdded => call.Questions.Any(q => q.Code == rule.Of && q.Kind == QuestionKind.File),
            RuleKind.PartnerSigned => PartnerKind.All.Any(k => k.Code == rule.Of),
            _ => true,
        };
        if (!isRight) yield return Wrong("Rule.Of", rule.Kind switch { RuleKind.AnsweredYes => "Choose a question that is answered with yes or no", RuleKind.FileAdded => "Choose a question that is answered with a file", _ => "Choose a kind of partner" });
        if (rule.Kind is RuleKind.PartnersSigned or RuleKind.WordsInAll && rule.Number < 1) yield return Wrong("Rule.Number", "Enter how many");
    }

    private static Fault Wrong(string field, string words) => new(FaultKind.Invalid, words, field);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}
