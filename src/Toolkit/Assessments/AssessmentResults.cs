using Goldthread.Toolkit.Instruments;

namespace Goldthread.Toolkit.Assessments;

/// <summary>What was answered, question by question and organisation by organisation. Nothing is averaged over organisations.</summary>
internal sealed record AssessmentResults
{
    /// <summary>Every question, those on which organisations are furthest apart first; then those on which all answers disagree most; then in the order of the instrument.</summary>
    public required IReadOnlyList<QuestionResult> Questions { get; init; }

    /// <summary>Organisations of which somebody sent answers, or that are asked still, by name.</summary>
    public required IReadOnlyList<PartnerCount> Partners { get; init; }

    /// <summary>How many people sent answers.</summary>
    public int Sent => Partners.Sum(p => p.Sent);

    /// <summary>How many organisations sent any.</summary>
    public int Heard => Partners.Count(p => p.Sent > 0);

    /// <summary>Counts what was sent; what is not sent yet counts nowhere but in <see cref="PartnerCount.Begun"/>.</summary>
    public static AssessmentResults Of(Assessment assessment, IReadOnlyList<AnswerSheet> sheets)
    {
        var partners = assessment.Partners.Select(p =>
        {
            var theirs = sheets.Where(s => s.Organisation == p.Organisation).ToList();
            return new PartnerCount(p, theirs.Count(s => s.IsSent), theirs.Count(s => !s.IsSent));
        }).Where(p => !p.Partner.IsRemoved || p.Sent > 0).OrderBy(p => p.Partner.Name, StringComparer.Ordinal).ToList();
        var heard = partners.Where(p => p.Sent > 0).Select(p => (p.Partner, Sheets: sheets.Where(s => s.IsSent && s.Organisation == p.Partner.Organisation).ToList())).ToList();
        var questions = assessment.Instrument.Questions.Select((q, i) => QuestionResult.Of(i + 1, q, assessment.Instrument.ScaleOf(q), heard));
        return new AssessmentResults
        {
            Partners = partners,
            Questions = [.. questions.OrderByDescending(q => q.Divergence ?? -1).ThenByDescending(q => q.Disagreement ?? -1).ThenBy(q => q.Number)],
        };
    }

    /// <summary>The same without the roles of those who wrote: all of them, or those of people who speak alone for their organisation and whom a role would name.</summary>
    public AssessmentResults WithoutRoles(bool all) => this with
    {
        Questions = [.. Questions.Select(q => q with { Partners = [.. q.Partners.Select(p => all || p.IsOne ? p with { Words = [.. p.Words.Select(w => w with { Role = "" })] } : p)] })],
    };

    /// <summary>The same under letters in place of names, for those who may not see who said what; in an order that tells nothing of the names.</summary>
    public AssessmentResults WithoutNames(Func<string, string> scrambled)
    {
        var letters = Partners.Where(p => p.Sent > 0).OrderBy(p => scrambled(p.Partner.Organisation), StringComparer.Ordinal)
            .Select((p, i) => (p.Partner.Organisation, Name: "Organisation " + (i < 26 ? ((char)('A' + i)).ToString() : $"{i + 1}"))).ToDictionary(p => p.Organisation, p => p.Name, StringComparer.Ordinal);
        // What kind of organisation each is would name it as well.
        Partner Lettered(Partner p) => p with { Name = letters[p.Organisation], Sector = Sector.Other };
        return new AssessmentResults
        {
            Partners = [.. Partners.Where(p => p.Sent > 0).Select(p => p with { Partner = Lettered(p.Partner), Begun = 0 }).OrderBy(p => p.Partner.Name, StringComparer.Ordinal)],
            Questions = [.. Questions.Select(q => q with { Question = q.Question with { Beside = null }, Partners = [.. q.Partners.Select(p => p with { Partner = Lettered(p.Partner), Words = [] }).OrderBy(p => p.Partner.Name, StringComparer.Ordinal)] })],
        };
    }
}

/// <summary>How many of an organisation answer.</summary>
internal sealed record PartnerCount(Partner Partner, int Sent, int Begun);

/// <summary>What was answered to one question.</summary>
/// <param name="Number">Its place in the instrument, from 1.</param>
/// <param name="Question">The question.</param>
/// <param name="Scale">Its scale.</param>
/// <param name="Partners">What each organisation said that sent answers, by name.</param>
internal sealed record QuestionResult(int Number, Question Question, Scale Scale, IReadOnlyList<PartnerResult> Partners)
{
    /// <summary>All levels that were given.</summary>
    public IReadOnlyList<int> Levels => [.. Partners.SelectMany(p => p.Levels)];

    /// <summary>How many said that they cannot say.</summary>
    public int CannotSay => Partners.Sum(p => p.CannotSay);

    /// <summary>How many levels lie between the organisation that says most and the one that says least, by their medians; null where fewer than two gave a level.</summary>
    public double? Divergence => Partners.Count(p => p.Median is not null) < 2 ? null : Partners.Max(p => p.Median) - Partners.Min(p => p.Median);

    /// <summary>How far all answers disagree, 0 to 1: see <see cref="Ordinal.Disagreement"/>.</summary>
    public double? Disagreement => Ordinal.Disagreement(Levels, Scale.Levels.Count);

    internal static QuestionResult Of(int number, Question question, Scale scale, IReadOnlyList<(Partner Partner, List<AnswerSheet> Sheets)> heard) => new(number, question, scale,
    [
        .. heard.Select(h =>
        {
            var answers = h.Sheets.Select(s => (Sheet: s, Answer: s.Of(question.Id))).ToList();
            return new PartnerResult(
                h.Partner, h.Sheets.Count, [.. answers.Select(a => a.Answer.Level).OfType<int>().Order()], answers.Count(a => a.Answer.CannotSay),
                [.. answers.Where(a => a.Answer.Evidence.Length + a.Answer.Gap.Length > 0).Select(a => new SaidWords(a.Sheet.Role, a.Answer.Evidence, a.Answer.Gap)).OrderBy(w => w.Evidence, StringComparer.Ordinal).ThenBy(w => w.Gap, StringComparer.Ordinal)]);
        }),
    ]);
}

/// <summary>What one organisation said to one question.</summary>
/// <param name="Partner">The organisation.</param>
/// <param name="People">How many of it sent answers.</param>
/// <param name="Levels">The levels given, from the lowest.</param>
/// <param name="CannotSay">How many cannot say.</param>
/// <param name="Words">Evidence and gaps, in an order that does not tell who wrote what.</param>
internal sealed record PartnerResult(Partner Partner, int People, IReadOnlyList<int> Levels, int CannotSay, IReadOnlyList<SaidWords> Words)
{
    public double? Median { get; } = Ordinal.Median(Levels);

    /// <summary>True where one person speaks for the organisation, and can be recognised.</summary>
    public bool IsOne => People == 1;
}

/// <summary>Evidence and gap in words.</summary>
/// <param name="Role">The role of who wrote it, as they put it.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="Gap">What is missing.</param>
internal sealed record SaidWords(string Role, string Evidence, string Gap);
