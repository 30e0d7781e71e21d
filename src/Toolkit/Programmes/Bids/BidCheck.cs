using System.Text.RegularExpressions;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Programmes.Calls;

namespace Goldthread.Toolkit.Programmes.Bids;

/// <summary>What a bid must have before it can be submitted; and whether it meets the rules of its call, which is another question.</summary>
internal static partial class BidCheck
{
    /// <summary>The most characters of a text that is kept, however long.</summary>
    public const int MostCharacters = 60_000;

    public const int MostPartners = 12;

    /// <summary>Faults of a draft that cannot even be kept.</summary>
    public static IEnumerable<Fault> Keeping(BidContent bid)
    {
        if (bid.Answers.FirstOrDefault(a => a.Value.Length > MostCharacters) is { Key: { } code }) yield return Wrong(Field(code), $"An answer has {MostCharacters:N0} characters at most");
        if (bid.Partners.Count > MostPartners) yield return Wrong("Partners[0].Name", $"A bid has {MostPartners} partners at most");
        if (bid.Title.Length > 200) yield return Wrong(nameof(BidContent.Title), "The title has 200 characters at most");
        if (bid.Area.Length > 200) yield return Wrong(nameof(BidContent.Area), "The name of the area has 200 characters at most");
    }

    /// <summary>Faults that keep it from being submitted, in the order of the form.</summary>
    public static IEnumerable<Fault> Submitting(Call call, BidContent bid, IReadOnlyList<BidFile> files)
    {
        foreach (var fault in Keeping(bid)) yield return fault;
        if (bid.Title.Length == 0) yield return Wrong(nameof(BidContent.Title), "Enter a title for your bid");
        if (bid.Area.Length == 0) yield return Wrong(nameof(BidContent.Area), "Enter the area that it is for");
        if (!AreaCode().IsMatch(bid.AreaCode)) yield return Wrong(nameof(BidContent.AreaCode), "Enter the area's code: a letter and eight digits, like E06000014");
        for (var i = 0; i < bid.Partners.Count; i++)
        {
            if (bid.Partners[i].Name.Length == 0) yield return Wrong($"Partners[{i}].Name", "Enter the partner's name");
            if (!PartnerKind.All.Any(k => k.Code == bid.Partners[i].Kind)) yield return Wrong($"Partners[{i}].Kind", "Choose what kind of partner it is");
        }

        foreach (var question in call.Questions)
        {
            var answer = bid.Answer(question.Code);
            if (question is { IsNeeded: true, Kind: QuestionKind.Words or QuestionKind.YesNo } && answer.Length == 0) yield return Wrong(Field(question.Code), $"Answer the question: {question.Asks}");
            if (question is { IsNeeded: true, Kind: QuestionKind.File } && files.All(f => f.Question != question.Code)) yield return Wrong("Upload", $"Add the file: {question.Asks}");
            if (question.Kind == QuestionKind.YesNo && answer is not ("" or "yes" or "no")) yield return Wrong(Field(question.Code), $"Answer yes or no: {question.Asks}");
            if (question.Kind == QuestionKind.Words && WordCount.Of(answer) is var words && words > question.MostWords)
            {
                yield return Wrong(Field(question.Code), $"Your answer has {words:N0} words. It may have {question.MostWords:N0}: {question.Asks}");
            }
        }
    }

    /// <summary>Which rules of the call a bid does not meet, each with the words of its reason; none where it meets them all.</summary>
    public static IReadOnlyList<string> Unmet(Call call, BidContent bid, IReadOnlyList<BidFile> files) => [.. call.Rules.Where(r => !Meets(r, call, bid, files)).Select(r => r.Reason)];

    /// <summary>The name of an answer's field in the form.</summary>
    public static string Field(string question) => $"Answers[{question}]";

    private static bool Meets(EligibilityRule rule, Call call, BidContent bid, IReadOnlyList<BidFile> files) => rule.Kind switch
    {
        RuleKind.AnsweredYes => bid.Answer(rule.Of) == "yes",
        RuleKind.PartnerSigned => bid.Partners.Any(p => p.Kind == rule.Of && p.HasSigned),
        RuleKind.PartnersSigned => bid.Partners.Count(p => p.HasSigned) >= rule.Number,
        RuleKind.WordsInAll => call.Questions.Where(q => q.Kind == QuestionKind.Words).Sum(q => WordCount.Of(bid.Answer(q.Code))) <= rule.Number,
        RuleKind.FileAdded => files.Any(f => f.Question == rule.Of),
        // Codes of areas in England begin with E: https://www.ons.gov.uk/methodology/geography/ukgeographies
        _ => AreaCode().IsMatch(bid.AreaCode) && bid.AreaCode[0] == 'E',
    };

    private static Fault Wrong(string field, string words) => new(FaultKind.Invalid, words, field);

    [GeneratedRegex("^[A-Z][0-9]{8}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AreaCode();
}
